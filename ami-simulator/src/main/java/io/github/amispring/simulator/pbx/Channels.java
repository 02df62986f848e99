/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * All channels that exist, and the smallest things that can happen to them, each with its
 * event.
 */
final class Channels {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
		.withZone(ZoneOffset.UTC);

	private final Map<String, Channel> byName = new LinkedHashMap<>();

	private final Engine engine;

	private final DeviceStates devices;

	private int processed;

	Channels(Engine engine, DeviceStates devices) {
		this.engine = engine;
		this.devices = devices;
	}

	/** Makes a channel, and counts it; the caller sets what it knows and announces it. */
	Channel create(String name, String device, @Nullable String uniqueId, @Nullable Channel parent, String context,
			String exten) {
		String id = (uniqueId != null) ? uniqueId : this.engine.ids().uniqueId();
		Channel channel = new Channel(name, device, id, (parent != null) ? parent.linkedId : id, this.engine.now(),
				context, exten);
		this.byName.put(name, channel);
		return channel;
	}

	void announce(Channel channel) {
		if (channel.state == ChannelState.RING) {
			startRecord(channel);
		}
		publish("Newchannel", channel);
	}

	void startRecord(Channel channel) {
		channel.record = new CallRecord(channel.exten, channel.context, this.engine.now());
		this.processed++;
	}

	void state(Channel channel, ChannelState state) {
		channel.state = state;
		if (state == ChannelState.UP && channel.answered == null) {
			channel.answered = this.engine.now();
			CallRecord record = channel.record;
			if (record != null) {
				record.answer = this.engine.now();
			}
		}
		publish("Newstate", channel);
		updateDevice(channel);
		Runnable onAnswer = channel.onAnswer;
		if (state == ChannelState.UP && onAnswer != null) {
			channel.onAnswer = null;
			onAnswer.run();
		}
	}

	void updateDevice(Channel channel) {
		this.devices.update(channel.device(), this.byName.values());
	}

	void newExten(Channel channel, String application, String data) {
		channel.application = application;
		channel.data = data;
		CallRecord record = channel.record;
		if (record != null && !application.equals("Hangup")) {
			record.application = application;
			record.data = data;
		}
		this.engine.publish(snapshot("Newexten", EventClass.DIALPLAN, channel).add("Extension", channel.exten)
			.add("Application", application)
			.add("AppData", data));
	}

	void variable(Channel channel, String name, String value) {
		channel.variables().put(name, value);
		this.engine.publish(snapshot("VarSet", EventClass.DIALPLAN, channel).add("Variable", name)
			.add("Value", EventWriter.escape(value)));
	}

	void callerId(Channel channel) {
		this.engine.publish(snapshot("NewCallerid", EventClass.CALL, channel).add("CID-CallingPres",
				"0 (Presentation Allowed, Not Screened)"));
	}

	void connectedLine(Channel channel, @Nullable String number, @Nullable String name) {
		channel.connectedNumber = number;
		channel.connectedName = name;
		publish("NewConnectedLine", channel);
	}

	void hangupRequest(Channel channel) {
		EventWriter event = snapshot("HangupRequest", EventClass.CALL, channel).addIfPresent("Cause",
				(channel.cause != HangupCause.NONE) ? channel.cause : null);
		this.engine.publish(techCause(event, channel));
	}

	void softHangupRequest(Channel channel) {
		this.engine.publish(snapshot("SoftHangupRequest", EventClass.CALL, channel).add("Cause", HangupCause.NORMAL));
	}

	/** The end of a channel: nothing may be published about it afterwards. */
	void remove(Channel channel) {
		if (channel.gone) {
			return;
		}
		record(channel);
		channel.gone = true;
		channel.activity = null;
		this.byName.remove(channel.name());
		EventWriter event = snapshot("Hangup", EventClass.CALL, channel).add("Cause", channel.cause)
			.add("Cause-txt", HangupCause.text(channel.cause));
		this.engine.publish(techCause(event, channel));
		updateDevice(channel);
		Runnable onGone = channel.onGone;
		if (onGone != null) {
			channel.onGone = null;
			onGone.run();
		}
	}

	private EventWriter techCause(EventWriter event, Channel channel) {
		return (channel.sipCode != 0 && this.engine.version().hasTechCause()) ? event.add("TechCause", channel.sipCode)
				: event;
	}

	private void record(Channel channel) {
		CallRecord record = channel.record;
		if (record == null) {
			return;
		}
		channel.record = null;
		Instant now = this.engine.now();
		long billed = (record.answer != null) ? Duration.between(record.answer, now).toSeconds() : 0;
		String number = (channel.callerNumber != null) ? channel.callerNumber : "";
		String callerId = (channel.callerName != null) ? '"' + channel.callerName + "\" <" + number + ">" : number;
		this.engine.publish(EventWriter.event("Cdr", EventClass.CDR)
			.add("AccountCode", channel.accountCode)
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

	void publish(String event, Channel channel) {
		this.engine.publish(snapshot(event, EventClass.CALL, channel));
	}

	void publishWith(EventWriter event) {
		this.engine.publish(event);
	}

	EventWriter snapshot(String event, EventClass eventClass, Channel channel) {
		return Snapshots.channel(EventWriter.event(event, eventClass), "", channel);
	}

	@Nullable Channel find(String name) {
		return this.byName.get(name);
	}

	@Nullable Channel findByUniqueId(String uniqueId) {
		for (Channel channel : this.byName.values()) {
			if (channel.uniqueId().equals(uniqueId)) {
				return channel;
			}
		}
		return null;
	}

	List<Channel> all() {
		return new ArrayList<>(this.byName.values());
	}

	int processed() {
		return this.processed;
	}

}
