/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.session.ActionRegistry;

/**
 * All actions that the simulator knows by itself.
 */
public final class BuiltInActions {

	private BuiltInActions() {
	}

	/**
	 * Adds them.
	 * @param registry where to
	 * @param pbx the PBX that runs now
	 */
	public static void register(ActionRegistry registry, Supplier<Pbx> pbx) {
		LoginActions login = new LoginActions();
		registry.addForSession("Challenge", "Gives the number for a login by MD5.", login::challenge);
		registry.addForSession("Login", "Logs in.", login::login);
		registry.addForSession("Logoff", "Ends the session.", login::logoff);
		SessionActions session = new SessionActions();
		registry.addForSession("Events", "Chooses classes of events.", session::events);
		registry.addForSession("Ping", "Asks for a sign of life.", session::ping);
		registry.addForSession("ListCommands", "Lists the actions.", session::listCommands);
		registry.addForSession("Filter", "Filters the session's events.", new FilterAction(), EventClass.SYSTEM);

		CoreActions core = new CoreActions(pbx);
		registry.add("CoreSettings", "Tells the version.", core::settings, EventClass.SYSTEM, EventClass.REPORTING);
		registry.add("CoreStatus", "Tells how the PBX does.", core::status, EventClass.SYSTEM, EventClass.REPORTING);
		registry.add("CoreShowChannels", "Lists the channels.", core::showChannels, EventClass.SYSTEM,
				EventClass.REPORTING);
		registry.add("DeviceStateList", "Lists the states of devices.", core::deviceStates, EventClass.CALL,
				EventClass.REPORTING);
		registry.add("Status", "Lists the channels in detail.", new StatusAction(pbx), EventClass.SYSTEM,
				EventClass.CALL, EventClass.REPORTING);
		registry.add("Command", "Runs a command.", new CommandAction(pbx), EventClass.COMMAND);
		registry.add("UserEvent", "Sends an event of one's own.", new UserEventAction(pbx), EventClass.USER);

		VariableActions variables = new VariableActions(pbx);
		registry.add("Getvar", "Reads a variable.", variables::get, EventClass.CALL, EventClass.REPORTING);
		registry.add("Setvar", "Sets a variable.", variables::set, EventClass.CALL);
		registry.add("Originate", "Makes a call.", new OriginateAction(pbx), EventClass.ORIGINATE);
		registry.add("Hangup", "Ends channels.", new HangupAction(pbx), EventClass.SYSTEM, EventClass.CALL);
		registry.add("Redirect", "Sends channels elsewhere.", new RedirectAction(pbx), EventClass.CALL);

		QueueListActions lists = new QueueListActions(pbx);
		registry.add("QueueStatus", "Lists queues, members and callers.", lists::status);
		registry.add("QueueSummary", "Lists queues.", lists::summary);
		QueueMemberActions members = new QueueMemberActions(pbx);
		registry.add("QueueAdd", "Adds a member.", members::add, EventClass.AGENT);
		registry.add("QueueRemove", "Removes a member.", members::remove, EventClass.AGENT);
		registry.add("QueuePause", "Lets a member pause.", members::pause, EventClass.AGENT);
		registry.add("QueuePenalty", "Changes a member's penalty.", members::penalty, EventClass.AGENT);
		registry.add("QueueMemberRingInUse", "Chooses whether to call a member who talks.", members::ringInUse,
				EventClass.AGENT);
	}

}
