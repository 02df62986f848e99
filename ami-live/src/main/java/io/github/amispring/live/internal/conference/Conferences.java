/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.conference;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.settings.LiveLimits;
import org.jspecify.annotations.Nullable;

/**
 * The conferences by their names, and their members by their channels.
 */
final class Conferences {

	private final Map<String, Conference> byName = new HashMap<>();

	private final Map<String, Conference> byChannel = new HashMap<>();

	private final Set<String> touched = new LinkedHashSet<>();

	private final CallTracker calls;

	private final EventTime time;

	private final LiveLimits limits;

	private final Drops drops;

	Conferences(CallTracker calls, EventTime time, LiveLimits limits, Drops drops) {
		this.calls = calls;
		this.time = time;
		this.limits = limits;
		this.drops = drops;
	}

	@Nullable Conference get(@Nullable String name) {
		return (name != null) ? this.byName.get(name) : null;
	}

	/** Returns a conference, which is touched, or {@code null} if it is not known. */
	@Nullable Conference touch(@Nullable String name) {
		Conference conference = get(name);
		if (conference != null) {
			this.touched.add(conference.name);
		}
		return conference;
	}

	/** Returns a conference, or {@code null} if there are too many. */
	@Nullable Conference getOrAdd(@Nullable String name) {
		if (name == null) {
			return null;
		}
		Conference conference = this.byName.get(name);
		if (conference == null) {
			if (this.byName.size() >= this.limits.conferences()) {
				this.drops.dropped();
				return null;
			}
			conference = new Conference(name);
			this.byName.put(name, conference);
		}
		this.touched.add(name);
		return conference;
	}

	/** Returns a member, whose conference is touched, or {@code null}. */
	@Nullable ConferenceMember member(@Nullable String name, @Nullable String uniqueId) {
		Conference conference = get(name);
		ConferenceMember member = (conference != null && uniqueId != null) ? conference.members.get(uniqueId) : null;
		if (conference != null && member != null) {
			this.touched.add(conference.name);
		}
		return member;
	}

	/**
	 * Returns a member. Adds it if it is not known.
	 * @return the member, or {@code null} if the channel is not known or there are too
	 * many
	 */
	@Nullable ConferenceMember getOrAddMember(@Nullable String name, ChannelSnapshot channel) {
		String uniqueId = channel.uniqueId();
		if (uniqueId == null || this.calls.callIdOf(uniqueId) == null) {
			return null;
		}
		Conference conference = getOrAdd(name);
		if (conference == null) {
			return null;
		}
		Conference former = this.byChannel.get(uniqueId);
		if (former != null && former != conference) {
			leave(uniqueId);
		}
		ConferenceMember member = conference.members.get(uniqueId);
		if (member == null) {
			if (this.byChannel.size() >= this.limits.channels()) {
				this.drops.dropped();
				return null;
			}
			member = new ConferenceMember(uniqueId, channel);
			conference.members.put(uniqueId, member);
			this.byChannel.put(uniqueId, conference);
			this.calls.joinedConference(uniqueId, conference.name, this.time.now());
		}
		return member;
	}

	boolean isMember(@Nullable String uniqueId) {
		return uniqueId != null && this.byChannel.containsKey(uniqueId);
	}

	/** Replaces a member by another channel. */
	void replace(ChannelSnapshot channel, ChannelSnapshot other) {
		String uniqueId = channel.uniqueId();
		Conference conference = (uniqueId != null) ? this.byChannel.get(uniqueId) : null;
		ConferenceMember former = (conference != null) ? conference.members.get(uniqueId) : null;
		if (conference == null || former == null) {
			return;
		}
		ConferenceMember member = getOrAddMember(conference.name, other);
		if (member != null) {
			member.admin = former.admin;
			member.muted = former.muted;
			member.joinedAt = this.time.now();
			leave(uniqueId);
		}
	}

	/**
	 * Removes a channel that has hung up. If it was the last member, ConfbridgeEnd was
	 * lost.
	 */
	void gone(@Nullable String uniqueId) {
		Conference conference = (uniqueId != null) ? this.byChannel.get(uniqueId) : null;
		leave(uniqueId);
		if (conference != null && conference.members.isEmpty()) {
			end(conference.name);
		}
	}

	/**
	 * Removes a channel from its conference. ConfbridgeEnd follows after the last one,
	 * unless a late event has created the conference.
	 */
	void leave(@Nullable String uniqueId) {
		Conference conference = (uniqueId != null) ? this.byChannel.remove(uniqueId) : null;
		if (conference != null && uniqueId != null) {
			conference.members.remove(uniqueId);
			this.touched.add(conference.name);
			this.calls.leftConference(uniqueId, conference.name, this.time.now());
			if (conference.members.isEmpty() && conference.startedAt == null) {
				this.byName.remove(conference.name);
			}
		}
	}

	void end(@Nullable String name) {
		Conference conference = get(name);
		if (conference != null) {
			List.copyOf(conference.members.keySet()).forEach(this::leave);
			this.byName.remove(conference.name);
			this.touched.add(conference.name);
		}
	}

	Collection<Conference> all() {
		return this.byName.values();
	}

	/** Called when a channel belongs to another call. */
	void callChanged(String uniqueId) {
		Conference conference = this.byChannel.get(uniqueId);
		if (conference != null) {
			this.touched.add(conference.name);
		}
	}

	/** Returns the names of the conferences that were touched since the last call. */
	List<String> takeTouched() {
		List<String> taken = List.copyOf(this.touched);
		this.touched.clear();
		return taken;
	}

	int size() {
		return this.byName.size();
	}

	int members() {
		return this.byChannel.size();
	}

}
