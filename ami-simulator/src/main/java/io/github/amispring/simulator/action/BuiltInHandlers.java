/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.session.ActionRegistry;
import io.github.amispring.simulator.session.SessionHost;

/**
 * Registers the built-in handlers.
 */
public final class BuiltInHandlers {

	private BuiltInHandlers() {
	}

	/**
	 * Registers all handlers.
	 * @param host the host, whose registry receives the handlers
	 * @param pbx supplies the PBX that is currently running
	 */
	public static void register(SessionHost host, Supplier<Pbx> pbx) {
		registerSession(host.actions(), host);
		registerPbx(host.actions(), host, pbx);
		registerCalls(host.actions(), pbx);
		registerRooms(host.actions(), pbx);
		registerQueues(host.actions(), pbx);
	}

	private static void registerSession(ActionRegistry registry, SessionHost host) {
		LoginHandlers login = new LoginHandlers(host);
		registry.addForSession("Challenge", "Returns the challenge for an MD5 login.", login::challenge);
		registry.addForSession("Login", "Logs the client in.", login::login);
		registry.addForSession("Logoff", "Ends the session.", login::logoff);
		SessionHandlers session = new SessionHandlers(host);
		registry.addForSession("Events", "Sets the event mask.", session::events);
		registry.addForSession("Ping", "Checks the connection.", session::ping);
		registry.addForSession("ListCommands", "Lists the actions.", session::listCommands);
		registry.addForSession("Filter", "Adds an event filter.", new FilterHandler(host.version()), EventClass.SYSTEM);
	}

	private static void registerPbx(ActionRegistry registry, SessionHost host, Supplier<Pbx> pbx) {
		CoreHandlers core = new CoreHandlers(host, pbx);
		registry.add("CoreSettings", "Returns the version.", core::settings, EventClass.SYSTEM, EventClass.REPORTING);
		registry.add("CoreStatus", "Returns the state of the PBX.", core::status, EventClass.SYSTEM,
				EventClass.REPORTING);
		registry.add("CoreShowChannels", "Lists the channels.", core::showChannels, EventClass.SYSTEM,
				EventClass.REPORTING);
		registry.add("DeviceStateList", "Lists the states of devices.", core::deviceStates, EventClass.CALL,
				EventClass.REPORTING);
		registry.add("ExtensionStateList", "Lists the states of extensions.", core::extensionStates, EventClass.CALL,
				EventClass.REPORTING);
		registry.add("Status", "Lists the channels in detail.", new StatusHandler(pbx), EventClass.SYSTEM,
				EventClass.CALL, EventClass.REPORTING);
		registry.add("Command", "Runs a command.", new CommandHandler(pbx), EventClass.COMMAND);
		registry.add("UserEvent", "Publishes an event.", new UserEventHandler(pbx), EventClass.USER);
	}

	private static void registerCalls(ActionRegistry registry, Supplier<Pbx> pbx) {
		VariableHandlers variables = new VariableHandlers(pbx);
		registry.add("Getvar", "Returns a variable.", variables::get, EventClass.CALL, EventClass.REPORTING);
		registry.add("Setvar", "Sets a variable.", variables::set, EventClass.CALL);
		registry.add("Originate", "Originates a call.", new OriginateHandler(pbx), EventClass.ORIGINATE);
		registry.add("Hangup", "Hangs up channels.", new HangupHandler(pbx), EventClass.SYSTEM, EventClass.CALL);
		registry.add("Redirect", "Redirects channels.", new RedirectHandler(pbx), EventClass.CALL);
		TransferHandlers transfers = new TransferHandlers(pbx);
		registry.add("BlindTransfer", "Transfers a call.", transfers::blind, EventClass.CALL);
		registry.add("Atxfer", "Transfers a call after a consultation.", transfers::attended, EventClass.CALL);
		registry.add("CancelAtxfer", "Cancels an attended transfer.", transfers::cancel, EventClass.CALL);
		BridgeHandlers bridges = new BridgeHandlers(pbx);
		registry.add("Bridge", "Connects two channels.", bridges::bridge, EventClass.CALL);
		registry.add("BridgeList", "Lists bridges.", bridges::list);
		registry.add("BridgeInfo", "Lists the channels of a bridge.", bridges::info);
		RecordingHandlers recordings = new RecordingHandlers(pbx);
		registry.add("MixMonitor", "Records a call.", recordings::start, EventClass.SYSTEM);
		registry.add("StopMixMonitor", "Stops recording a call.", recordings::stop, EventClass.SYSTEM, EventClass.CALL);
	}

	private static void registerRooms(ActionRegistry registry, Supplier<Pbx> pbx) {
		ParkingHandlers parking = new ParkingHandlers(pbx);
		registry.add("Park", "Parks a channel.", parking::park, EventClass.CALL);
		registry.add("ParkedCalls", "Lists parked calls.", parking::parkedCalls, EventClass.CALL);
		registry.add("Parkinglots", "Lists parking lots.", parking::parkingLots, EventClass.CALL);
		ConferenceHandlers conferences = new ConferenceHandlers(pbx);
		registry.add("ConfbridgeListRooms", "Lists conferences.", conferences::rooms, EventClass.REPORTING);
		registry.add("ConfbridgeList", "Lists participants.", conferences::list, EventClass.REPORTING);
		registry.add("ConfbridgeKick", "Removes a participant.", conferences::kick, EventClass.CALL);
		registry.add("ConfbridgeMute", "Mutes a participant.", conferences::mute, EventClass.CALL);
		registry.add("ConfbridgeLock", "Lets only administrators join a conference.", conferences::lock,
				EventClass.CALL);
		registry.add("ConfbridgeUnlock", "Lets all callers join a conference.", conferences::unlock, EventClass.CALL);
		registry.add("ConfbridgeUnmute", "Unmutes a participant.", conferences::unmute, EventClass.CALL);
	}

	private static void registerQueues(ActionRegistry registry, Supplier<Pbx> pbx) {
		QueueListHandlers lists = new QueueListHandlers(pbx);
		registry.add("QueueStatus", "Lists queues with their members and callers.", lists::status);
		registry.add("QueueSummary", "Lists queues.", lists::summary);
		QueueMemberHandlers members = new QueueMemberHandlers(pbx);
		registry.add("QueueAdd", "Adds a member.", members::add, EventClass.AGENT);
		registry.add("QueueRemove", "Removes a member.", members::remove, EventClass.AGENT);
		registry.add("QueuePause", "Pauses a member.", members::pause, EventClass.AGENT);
		registry.add("QueuePenalty", "Sets the penalty of a member.", members::penalty, EventClass.AGENT);
		registry.add("QueueMemberRingInUse", "Sets whether a member is called while in a call.", members::ringInUse,
				EventClass.AGENT);
	}

}
