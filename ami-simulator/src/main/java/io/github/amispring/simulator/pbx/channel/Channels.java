/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.amispring.simulator.protocol.CauseCodes;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * The channels that exist, and the basic operations on them. Each operation publishes its
 * event.
 */
public final class Channels {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
		.withZone(ZoneOffset.UTC);

	private final Map<String, PbxChannel> byName = new LinkedHashMap<>();

	private final Engine engine;

	private final DeviceStates devices;

	private long created;

	private int processed;

	/**
	 * Creates a registry without channels.
	 * @param engine the engine of the PBX
	 * @param devices the states of the devices
	 */
	public Channels(Engine engine, DeviceStates devices) {
		this.engine = engine;
		this.devices = devices;
	}

	/**
	 * Creates a channel without publishing an event. Call {@link #announce} once the
	 * caller of the channel is set.
	 * @param name the name
	 * @param device the device that the channel leads to
	 * @param uniqueId the unique id, {@code null} to generate one
	 * @param parent the channel that creates this channel within the same call,
	 * {@code null} for the first channel of a call
	 * @param context the context in the dialplan
	 * @param exten the extension in the dialplan
	 * @return the channel
	 */
	public PbxChannel create(String name, String device, @Nullable String uniqueId, @Nullable PbxChannel parent,
			String context, String exten) {
		String id = (uniqueId != null) ? uniqueId : this.engine.ids().uniqueId();
		PbxChannel channel = new PbxChannel(name, device, id, this.created++, parent, this.engine.now(), context,
				exten);
		this.byName.put(name, channel);
		return channel;
	}

	/**
	 * Publishes the Newchannel event.
	 * @param channel the new channel
	 */
	public void announce(PbxChannel channel) {
		if (channel.state() == ChannelState.RING) {
			startRecord(channel);
		}
		publish("Newchannel", channel);
	}

	/**
	 * Starts the call detail record of a channel, and counts the call.
	 * @param channel the channel
	 */
	public void startRecord(PbxChannel channel) {
		channel.setRecord(new CallRecord(channel.exten(), channel.context(), this.engine.now()));
		this.processed++;
	}

	/**
	 * Changes the state of a channel.
	 * @param channel the channel
	 * @param state the new state
	 */
	public void changeState(PbxChannel channel, ChannelState state) {
		channel.setState(state);
		if (state == ChannelState.UP && !channel.wasAnswered()) {
			channel.markAnswered(this.engine.now());
			CallRecord record = channel.record();
			if (record != null) {
				record.answer = this.engine.now();
			}
		}
		publish("Newstate", channel);
		updateDevice(channel);
		if (state == ChannelState.UP) {
			channel.callbacks().answered();
		}
	}

	/**
	 * Answers a channel that is not up yet.
	 * @param channel the channel
	 */
	public void answer(PbxChannel channel) {
		if (!channel.isUp()) {
			changeState(channel, ChannelState.UP);
		}
	}

	/**
	 * Updates the state of the device that a channel leads to.
	 * @param channel the channel
	 */
	public void updateDevice(PbxChannel channel) {
		if (channel.isPhone()) {
			this.devices.update(channel.device(), this.byName.values());
		}
		else {
			this.devices.publishLocal(channel.device(), !channel.isGone());
		}
	}

	/**
	 * Tells a caller that a called phone is ringing.
	 * @param caller the channel of the caller
	 */
	public void signalRinging(PbxChannel caller) {
		caller.callbacks().ringing();
		if (caller.isPhone()) {
			updateDevice(caller);
		}
	}

	/**
	 * Sets the application that a channel runs. As in Asterisk, the Newexten event is
	 * published only if the position in the dialplan has changed since the last one.
	 * @param channel the channel
	 * @param application the name of the application
	 * @param data the arguments of the application
	 */
	public void newExten(PbxChannel channel, String application, String data) {
		boolean announced = channel.announcePosition() || channel.application().isEmpty();
		channel.setApplication(application, data);
		CallRecord record = channel.record();
		if (record != null && !application.equals("Hangup")) {
			record.application = application;
			record.data = data;
		}
		if (announced) {
			this.engine.publish(snapshot("Newexten", EventClass.DIALPLAN, channel).add("Extension", channel.exten())
				.add("Application", application)
				.add("AppData", data));
		}
	}

	/**
	 * Sets a variable of a channel.
	 * @param channel the channel
	 * @param name the name of the variable
	 * @param value the value
	 */
	public void setVariable(PbxChannel channel, String name, String value) {
		channel.variables().put(name, value);
		this.engine.publish(snapshot("VarSet", EventClass.DIALPLAN, channel).add("Variable", name)
			.add("Value", EventWriter.escape(value)));
	}

	/**
	 * Sets a variable to a duration in seconds, and the variable with the suffix
	 * {@code _MS} to the same duration in milliseconds.
	 * @param channel the channel
	 * @param name the name of the variable with the seconds
	 * @param duration the duration
	 */
	public void setDuration(PbxChannel channel, String name, Duration duration) {
		setVariable(channel, name, Long.toString(duration.toSeconds()));
		setVariable(channel, name + "_MS", Long.toString(duration.toMillis()));
	}

	/**
	 * Changes the caller of a channel. Does nothing if the caller stays the same.
	 * @param channel the channel
	 * @param number the number, {@code null} if unknown
	 * @param name the name, {@code null} if unknown
	 */
	public void changeCaller(PbxChannel channel, @Nullable String number, @Nullable String name) {
		if (Objects.equals(number, channel.callerNumber()) && Objects.equals(name, channel.callerName())) {
			return;
		}
		channel.setCaller(number, name);
		this.engine.publish(snapshot("NewCallerid", EventClass.CALL, channel).add("CID-CallingPres",
				"0 (Presentation Allowed, Not Screened)"));
	}

	/**
	 * Changes the connected party of a channel. Does nothing if the party stays the same.
	 * @param channel the channel
	 * @param number the number, {@code null} if unknown
	 * @param name the name, {@code null} if unknown
	 */
	public void changeConnected(PbxChannel channel, @Nullable String number, @Nullable String name) {
		if (Objects.equals(number, channel.connectedNumber()) && Objects.equals(name, channel.connectedName())) {
			return;
		}
		channel.setConnected(number, name);
		publish("NewConnectedLine", channel);
		channel.callbacks().connected();
	}

	/**
	 * Starts music on hold on a channel. It replaces music that already plays.
	 * @param channel the channel
	 * @param musicClass the class of music
	 */
	public void startMusic(PbxChannel channel, String musicClass) {
		stopMusic(channel);
		channel.setMusic(musicClass);
		this.engine.publish(snapshot("MusicOnHoldStart", EventClass.CALL, channel).add("Class", musicClass));
	}

	/**
	 * Stops music on hold on a channel. Does nothing if no music plays.
	 * @param channel the channel
	 */
	public void stopMusic(PbxChannel channel) {
		if (channel.music() != null) {
			channel.setMusic(null);
			publish("MusicOnHoldStop", channel);
		}
	}

	/**
	 * Publishes the HangupRequest event, which reports that the phone of a channel has
	 * requested the hangup.
	 * @param channel the channel
	 */
	public void requestHangup(PbxChannel channel) {
		requestHangup(channel, (channel.cause() != CauseCodes.NONE) ? channel.cause() : null);
	}

	/**
	 * Publishes the HangupRequest event with a cause.
	 * @param channel the channel
	 * @param cause the hangup cause, {@code null} if the phone reports none
	 */
	public void requestHangup(PbxChannel channel, @Nullable Integer cause) {
		EventWriter event = snapshot("HangupRequest", EventClass.CALL, channel).addIfPresent("Cause", cause);
		this.engine.publish(techCause(event, channel));
	}

	/**
	 * Publishes the SoftHangupRequest event, which reports that the PBX has requested the
	 * hangup of a channel.
	 * @param channel the channel
	 */
	public void requestSoftHangup(PbxChannel channel) {
		requestSoftHangup(channel, CauseCodes.NORMAL);
	}

	/**
	 * Publishes the SoftHangupRequest event with a reason.
	 * @param channel the channel
	 * @param reason the value of the header Cause, which is not always a hangup cause
	 */
	public void requestSoftHangup(PbxChannel channel, int reason) {
		this.engine.publish(snapshot("SoftHangupRequest", EventClass.CALL, channel).add("Cause", reason));
	}

	/**
	 * Removes a channel. The Hangup event is the last event of the channel.
	 * @param channel the channel
	 * @throws IllegalStateException if the channel is in a bridge
	 */
	public void remove(PbxChannel channel) {
		if (channel.isGone()) {
			return;
		}
		if (channel.isBridged()) {
			throw new IllegalStateException(channel + " is in a bridge");
		}
		channel.markHungUp();
		channel.callbacks().hangup();
		publishRecord(channel);
		stopMusic(channel);
		channel.markGone();
		this.byName.remove(channel.name());
		EventWriter event = snapshot("Hangup", EventClass.CALL, channel).add("Cause", channel.cause())
			.add("Cause-txt", CauseCodes.text(channel.cause()));
		if (channel.sipCode() == 0 && channel.isPhone()) {
			channel.setSipCode(CauseCodes.sipCode(channel.cause()));
		}
		this.engine.publish(techCause(event, channel));
		updateDevice(channel);
	}

	private EventWriter techCause(EventWriter event, PbxChannel channel) {
		return (channel.sipCode() != 0 && this.engine.version().hasTechCause())
				? event.add("TechCause", channel.sipCode()) : event;
	}

	private void publishRecord(PbxChannel channel) {
		CallRecord record = channel.record();
		if (record == null) {
			return;
		}
		channel.setRecord(null);
		Instant now = this.engine.now();
		long billed = (record.answer != null) ? Duration.between(record.answer, now).toSeconds() : 0;
		String number = (channel.callerNumber() != null) ? channel.callerNumber() : "";
		String callerId = (channel.callerName() != null) ? '"' + channel.callerName() + "\" <" + number + ">" : number;
		this.engine.publish(EventWriter.event("Cdr", EventClass.CDR)
			.add("AccountCode", channel.accountCode())
			.add("Source", number)
			.add("Destination", record.destination)
			.add("DestinationContext", record.context)
			.add("CallerID", callerId)
			.add("Channel", channel.name())
			.add("DestinationChannel", record.destinationChannel)
			.add("LastApplication", record.application)
			.add("LastData", record.data)
			.add("StartTime", TIME.format(record.start))
			.add("AnswerTime", (record.answer != null) ? TIME.format(record.answer) : "")
			.add("EndTime", TIME.format(now))
			.add("Duration", Duration.between(record.start, now).toSeconds())
			.add("BillableSeconds", billed)
			.add("Disposition", disposition(record))
			.add("AMAFlags", "DOCUMENTATION")
			.add("UniqueID", channel.uniqueId())
			.add("UserField", ""));
	}

	private static String disposition(CallRecord record) {
		if (record.answer != null) {
			return "ANSWERED";
		}
		return (record.disposition != null) ? record.disposition : "NO ANSWER";
	}

	private void publish(String event, PbxChannel channel) {
		this.engine.publish(snapshot(event, EventClass.CALL, channel));
	}

	/**
	 * Starts an event that begins with the headers of a channel.
	 * @param event the name of the event
	 * @param eventClass the class of the event
	 * @param channel the channel
	 * @return the event, to which more headers can be added
	 */
	public EventWriter snapshot(String event, EventClass eventClass, PbxChannel channel) {
		return Snapshots.channel(EventWriter.event(event, eventClass), "", channel);
	}

	/**
	 * Finds a channel by its name or its unique id.
	 * @param nameOrUniqueId the name or the unique id
	 * @return the channel, {@code null} if there is none
	 */
	public @Nullable PbxChannel find(String nameOrUniqueId) {
		PbxChannel channel = this.byName.get(nameOrUniqueId);
		if (channel != null) {
			return channel;
		}
		return this.byName.values()
			.stream()
			.filter((each) -> each.uniqueId().equals(nameOrUniqueId))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Returns all channels, the oldest first.
	 * @return a copy of the list
	 */
	public List<PbxChannel> all() {
		return new ArrayList<>(this.byName.values());
	}

	/**
	 * Returns the number of calls since the PBX started.
	 * @return the number of calls
	 */
	public int processed() {
		return this.processed;
	}

}
