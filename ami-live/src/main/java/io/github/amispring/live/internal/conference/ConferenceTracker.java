/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.conference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.amispring.event.AttendedTransferEvent;
import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.ConfbridgeEndEvent;
import io.github.amispring.event.ConfbridgeEvent;
import io.github.amispring.event.ConfbridgeJoinEvent;
import io.github.amispring.event.ConfbridgeLeaveEvent;
import io.github.amispring.event.ConfbridgeListEvent;
import io.github.amispring.event.ConfbridgeListRoomsEvent;
import io.github.amispring.event.ConfbridgeMuteEvent;
import io.github.amispring.event.ConfbridgeRecordEvent;
import io.github.amispring.event.ConfbridgeStartEvent;
import io.github.amispring.event.ConfbridgeStopRecordEvent;
import io.github.amispring.event.ConfbridgeTalkingEvent;
import io.github.amispring.event.ConfbridgeUnmuteEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.live.event.ConferenceChangedEvent;
import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.internal.publish.Publication;
import io.github.amispring.live.internal.publish.Tracker;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.settings.LiveSettings;
import org.jspecify.annotations.Nullable;

/**
 * Follows the conferences of ConfBridge.
 */
public final class ConferenceTracker implements Tracker {

	private final Conferences conferences;

	private final CallTracker calls;

	private final EventTime time;

	private final EarlyJoins earlyJoins;

	/** The records that were published last. */
	private final Map<String, LiveConference> published = new HashMap<>();

	/**
	 * Creates a tracker.
	 */
	public ConferenceTracker(LiveSettings settings, EventTime time, Drops drops, CallTracker calls,
			EventRouter router) {
		this.calls = calls;
		this.time = time;
		this.conferences = new Conferences(calls, time, settings.limits(), drops);
		this.earlyJoins = new EarlyJoins(settings.limits().channels(), drops);
		router.on(NewChannelEvent.class, this::created);
		router.on(ConfbridgeStartEvent.class, this::start);
		router.on(ConfbridgeEndEvent.class, this::end);
		router.on(ConfbridgeJoinEvent.class, this::join);
		router.on(ConfbridgeLeaveEvent.class, this::leave);
		router.on(ConfbridgeMuteEvent.class, (event) -> muted(event, event.channel(), true));
		router.on(ConfbridgeUnmuteEvent.class, (event) -> muted(event, event.channel(), false));
		router.on(ConfbridgeTalkingEvent.class, this::talking);
		router.on(ConfbridgeRecordEvent.class, (event) -> recording(event, true));
		router.on(ConfbridgeStopRecordEvent.class, (event) -> recording(event, false));
		router.on(AttendedTransferEvent.class, this::transferred);
		// Hangup may end the call, whose record contains the visit
		router.first(HangupEvent.class, (event) -> this.conferences.gone(event.channel().uniqueId()));
	}

	private void start(ConfbridgeStartEvent event) {
		Conference conference = this.conferences.getOrAdd(event.conference());
		if (conference != null) {
			conference.startedAt = this.time.now();
			conference.locked = (conference.locked != null) ? conference.locked : Boolean.FALSE;
			conference.recording = (conference.recording != null) ? conference.recording : Boolean.FALSE;
		}
	}

	private void end(ConfbridgeEndEvent event) {
		this.earlyJoins.end(event.conference());
		this.conferences.end(event.conference());
	}

	private void created(NewChannelEvent event) {
		ConfbridgeJoinEvent join = this.earlyJoins.take(event.channel().uniqueId());
		if (join != null) {
			join(join);
		}
	}

	private void join(ConfbridgeJoinEvent event) {
		if (this.calls.callIdOf(event.channel().uniqueId()) == null) {
			this.earlyJoins.add(event);
			return;
		}
		ConferenceMember member = this.conferences.getOrAddMember(event.conference(), event.channel());
		if (member != null) {
			member.joinedAt = this.time.now();
			member.admin = event.admin();
			member.muted = event.muted();
		}
	}

	private void leave(ConfbridgeLeaveEvent event) {
		this.earlyJoins.take(event.channel().uniqueId());
		if (this.conferences.member(event.conference(), event.channel().uniqueId()) != null) {
			this.conferences.leave(event.channel().uniqueId());
		}
	}

	/**
	 * Processes a transfer by a party in the conference. The transferred party replaces
	 * it. ConfbridgeLeave and ConfbridgeJoin may be missing.
	 */
	private void transferred(AttendedTransferEvent event) {
		ChannelSnapshot transferee = event.transfereeChannel();
		if (transferee == null || this.conferences.isMember(transferee.uniqueId())) {
			return;
		}
		ChannelSnapshot second = event.secondTransfererChannel();
		this.conferences.replace(this.conferences.isMember(second.uniqueId()) ? second : event.origTransfererChannel(),
				transferee);
	}

	private void muted(ConfbridgeEvent event, ChannelSnapshot channel, boolean muted) {
		ConferenceMember member = this.conferences.member(event.conference(), channel.uniqueId());
		if (member != null) {
			member.muted = muted;
		}
	}

	private void talking(ConfbridgeTalkingEvent event) {
		ConferenceMember member = this.conferences.member(event.conference(), event.channel().uniqueId());
		if (member != null) {
			member.talking = event.talkingStatus();
		}
	}

	private void recording(ConfbridgeEvent event, boolean recording) {
		Conference conference = this.conferences.touch(event.conference());
		if (conference != null) {
			conference.recording = recording;
		}
	}

	/**
	 * Replaces conferences and members by the lists of the actions ConfbridgeListRooms
	 * and ConfbridgeList. Must be called after the channels were replaced.
	 */
	public void seed(List<ConfbridgeListRoomsEvent> rooms, List<ConfbridgeListEvent> members) {
		Set<@Nullable String> listed = new HashSet<>();
		rooms.forEach((room) -> listed.add(room.conference()));
		members.forEach((member) -> listed.add(member.conference()));
		Set<@Nullable String> channels = new HashSet<>();
		members.forEach((member) -> channels.add(member.channel().uniqueId()));
		this.earlyJoins.clear();
		removeMissing(listed, channels);
		for (ConfbridgeListRoomsEvent room : rooms) {
			Conference conference = this.conferences.getOrAdd(room.conference());
			if (conference != null) {
				conference.locked = room.locked();
			}
		}
		for (ConfbridgeListEvent entry : members) {
			ConferenceMember member = this.conferences.getOrAddMember(entry.conference(), entry.channel());
			if (member != null) {
				member.admin = entry.admin();
				member.muted = entry.muted();
				member.talking = entry.talking();
			}
		}
	}

	/**
	 * Sets which conferences are locked, by the list of the action ConfbridgeListRooms.
	 */
	public void locked(List<ConfbridgeListRoomsEvent> rooms) {
		for (ConfbridgeListRoomsEvent room : rooms) {
			Conference conference = this.conferences.touch(room.conference());
			if (conference != null && room.locked() != null) {
				conference.locked = room.locked();
			}
		}
	}

	private void removeMissing(Set<@Nullable String> listed, Set<@Nullable String> channels) {
		for (Conference conference : List.copyOf(this.conferences.all())) {
			for (String member : List.copyOf(conference.members.keySet())) {
				if (!channels.contains(member)) {
					this.conferences.leave(member);
				}
			}
			if (!listed.contains(conference.name)) {
				this.conferences.end(conference.name);
			}
		}
	}

	/**
	 * Called when a channel has ended without Hangup.
	 */
	public void channelGone(String uniqueId) {
		this.conferences.gone(uniqueId);
	}

	/**
	 * Called when a channel belongs to another call.
	 */
	public void callChanged(String uniqueId) {
		this.conferences.callChanged(uniqueId);
	}

	@Override
	public void publish(Publication publication) {
		for (String name : this.conferences.takeTouched()) {
			Conference conference = this.conferences.get(name);
			LiveConference record = (conference != null) ? conference.toRecord(this.calls) : null;
			LiveConference before = (record != null) ? this.published.put(name, record) : this.published.remove(name);
			if (!Objects.equals(before, record)) {
				publication.conference(name, record);
				publication
					.emit((server, version, at) -> new ConferenceChangedEvent(server, version, at, name, record));
			}
		}
	}

	@Override
	public List<Integer> sizes() {
		return List.of(this.conferences.size(), this.conferences.members(), this.published.size(),
				this.earlyJoins.size());
	}

}
