/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.conference;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.BridgeObserver;
import io.github.amispring.simulator.pbx.channel.BridgeType;
import io.github.amispring.simulator.pbx.channel.Bridges;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Departure;
import io.github.amispring.simulator.pbx.channel.DeviceState;
import io.github.amispring.simulator.pbx.channel.DeviceStates;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * The conferences that exist. A conference begins with its first participant and ends
 * with its last one. A participant who is alone hears music. Access it only under the
 * lock of the {@link Engine}.
 */
public final class Conferences {

	private final Map<String, Conference> conferences = new LinkedHashMap<>();

	private final Engine engine;

	private final Channels channels;

	private final Bridges bridges;

	private final DeviceStates devices;

	/**
	 * Creates a registry without conferences.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param bridges the bridges
	 * @param devices the states of the devices
	 */
	public Conferences(Engine engine, Channels channels, Bridges bridges, DeviceStates devices) {
		this.engine = engine;
		this.channels = channels;
		this.bridges = bridges;
		this.devices = devices;
	}

	/**
	 * Returns all conferences, the oldest first.
	 * @return a copy of the list
	 */
	public Collection<Conference> all() {
		return List.copyOf(this.conferences.values());
	}

	/**
	 * Finds a conference.
	 * @param name the name
	 * @return the conference, {@code null} if there is none
	 */
	public @Nullable Conference find(String name) {
		return this.conferences.get(name);
	}

	/** Adds a channel to a conference, which begins if it does not exist. */
	void join(String name, Participant participant, Departure departure) {
		PbxChannel channel = participant.channel();
		Conference conference = this.conferences.get(name);
		if (conference == null) {
			conference = begin(name);
		}
		conference.add(participant);
		updateMusic(conference);
		this.bridges.enter(conference.bridge(), channel, departure);
		publish(event("ConfbridgeJoin", conference, participant).add("Muted", yesNo(participant.muted())));
	}

	private Conference begin(String name) {
		Bridge bridge = this.bridges.create(BridgeType.CONFERENCE, name);
		// the channel that plays announcements is not visible to manager clients
		bridge.setHidden(1);
		Conference conference = new Conference(name, bridge);
		this.conferences.put(name, conference);
		bridge.setObserver(new BridgeObserver() {
			@Override
			public void leaving(PbxChannel channel) {
				publishLeave(conference, channel);
			}

			@Override
			public void left(PbxChannel channel) {
				leave(conference, channel);
			}
		});
		this.devices.set("confbridge:" + name, DeviceState.INUSE);
		publish(event("ConfbridgeStart", conference));
		return conference;
	}

	private void updateMusic(Conference conference) {
		List<Participant> participants = conference.participants();
		PbxChannel before = conference.music();
		PbxChannel now = (participants.size() == 1) ? participants.get(0).channel() : null;
		if (before != null && before != now) {
			this.channels.stopMusic(before);
		}
		if (now != null && before != now) {
			this.channels.startMusic(now, "default");
		}
		conference.setMusic(now);
	}

	private void publishLeave(Conference conference, PbxChannel channel) {
		Participant participant = conference.find(channel);
		if (participant != null) {
			if (conference.music() == channel) {
				conference.setMusic(null);
				this.channels.stopMusic(channel);
			}
			publish(event("ConfbridgeLeave", conference, participant));
		}
	}

	private void leave(Conference conference, PbxChannel channel) {
		Participant participant = conference.find(channel);
		if (participant == null) {
			return;
		}
		conference.remove(participant);
		updateMusic(conference);
		if (conference.participants().isEmpty()) {
			this.conferences.remove(conference.name());
			publish(event("ConfbridgeEnd", conference));
			conference.bridge().setHidden(0);
			this.devices.set("confbridge:" + conference.name(), DeviceState.NOT_INUSE);
		}
	}

	/** Lets a channel take the place of a participant, as an attended transfer does. */
	void replace(String name, PbxChannel before, PbxChannel channel) {
		Conference conference = this.conferences.get(name);
		Participant participant = (conference != null) ? conference.find(before) : null;
		if (conference == null || participant == null) {
			return;
		}
		publish(event("ConfbridgeLeave", conference, participant));
		this.bridges.substitute(before, channel);
		Participant joined = participant.withChannel(channel);
		conference.replace(before, (each) -> joined);
		if (conference.music() == before) {
			conference.setMusic(channel);
		}
		publish(event("ConfbridgeJoin", conference, joined).add("Muted", yesNo(joined.muted())));
	}

	/**
	 * Mutes a participant, or ends this.
	 * @param conference the conference
	 * @param participant the participant
	 * @param muted whether the participant is muted
	 */
	public void mute(Conference conference, Participant participant, boolean muted) {
		conference.replace(participant.channel(), (each) -> each.withMuted(muted));
		publish(event(muted ? "ConfbridgeMute" : "ConfbridgeUnmute", conference, participant));
	}

	/**
	 * Removes a participant, whose call continues in the dialplan.
	 * @param participant the participant
	 */
	public void kick(Participant participant) {
		this.bridges.remove(participant.channel());
	}

	private void publish(EventWriter event) {
		this.engine.publish(event);
	}

	private static EventWriter event(String name, Conference conference) {
		EventWriter event = EventWriter.event(name, EventClass.CALL).add("Conference", conference.name());
		return Snapshots.bridge(event, "", conference.bridge());
	}

	private static EventWriter event(String name, Conference conference, Participant participant) {
		return Snapshots.channel(event(name, conference), "", participant.channel())
			.add("Admin", yesNo(participant.admin()));
	}

	private static String yesNo(boolean value) {
		return value ? "Yes" : "No";
	}

}
