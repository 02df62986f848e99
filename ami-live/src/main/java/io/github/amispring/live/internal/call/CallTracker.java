/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.amispring.live.event.CallMergedEvent;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.internal.publish.Publication;
import io.github.amispring.live.internal.publish.Tracker;
import io.github.amispring.live.internal.seed.EventBuffer;
import io.github.amispring.live.internal.seed.SeedLists;
import io.github.amispring.live.model.ConferenceVisit;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.model.QueueVisit;
import io.github.amispring.live.settings.LiveSettings;
import org.jspecify.annotations.Nullable;

/**
 * Follows the channels, bridges, parked calls and calls of a PBX. Not thread-safe.
 */
public final class CallTracker implements Tracker {

	private final String server;

	private final CallContext context;

	private final ParkingEvents parking;

	private final Settling settling;

	private final ChannelEvents channelEvents;

	private final SeedCalls seedCalls;

	private final DeviceCalls devices = new DeviceCalls();

	/**
	 * Creates a tracker.
	 */
	public CallTracker(String server, LiveSettings settings, EventTime time, Drops drops, EventRouter router) {
		this.server = server;
		this.context = new CallContext(server, settings, time, drops);
		this.parking = new ParkingEvents(this.context);
		this.settling = new Settling(this.context);
		HoldEvents holds = new HoldEvents(this.context);
		this.channelEvents = new ChannelEvents(this.context, holds, this.parking);
		this.seedCalls = new SeedCalls(this.context, this.channelEvents);
		this.channelEvents.register(router);
		new BridgeEvents(this.context, holds).register(router);
		new LocalEvents(this.context).register(router);
		new DialEvents(this.context).register(router);
		new TransferEvents(this.context).register(router);
		holds.register(router);
		this.parking.register(router);
	}

	@Override
	public void settle() {
		this.context.touched.unsettled.forEach(this.settling::settle);
		this.context.touched.unsettled.clear();
	}

	/**
	 * Replaces channels, bridges and parked calls by those of the lists.
	 */
	public void seed(SeedLists lists, EventBuffer buffer) {
		this.seedCalls.replace(lists, buffer);
		this.parking.seed(lists.parked());
	}

	/**
	 * Ends all calls as lost.
	 */
	public void serverRestarted() {
		this.seedCalls.serverRestarted();
	}

	/**
	 * Returns the Uniqueids of all channels.
	 */
	public Set<String> channelIds() {
		return this.context.channels.ids();
	}

	/**
	 * Removes a channel that the PBX no longer has.
	 * @return whether the channel was known
	 */
	public boolean removeUnseen(String uniqueId) {
		Channel channel = this.context.channels.get(uniqueId);
		if (channel != null) {
			this.channelEvents.removeUnseen(channel);
		}
		return channel != null;
	}

	/**
	 * Passes on the devices whose channels have changed, with the identifiers of their
	 * calls.
	 */
	public void changedDevices(BiConsumer<String, Set<String>> consumer) {
		this.devices.changes(consumer);
	}

	/**
	 * Passes on the channels that were removed although their Hangup was not received.
	 */
	public void goneUnseen(Consumer<String> consumer) {
		this.context.touched.goneUnseen.forEach(consumer);
		this.context.touched.goneUnseen.clear();
	}

	/**
	 * Passes on the channels that have got another call.
	 */
	public void moved(Consumer<String> consumer) {
		this.context.touched.moved.forEach(consumer);
		this.context.touched.moved.clear();
	}

	@Override
	public void publish(Publication publication) {
		for (String id : this.context.touched.channels) {
			Channel channel = this.context.channels.get(id);
			LiveChannel record = (channel != null) ? channel.toRecord() : null;
			publication.channel(id, record);
			this.devices.channel(id, record);
		}
		for (String id : this.context.touched.bridges) {
			Bridge bridge = this.context.bridges.get(id);
			publication.bridge(id, (bridge != null) ? bridge.toRecord() : null);
		}
		this.parking.touchedSpaces().forEach((id) -> publication.parked(id, this.parking.get(id)));
		publishCalls(publication);
		this.context.touched.clear();
		this.context.merges.clear();
		this.parking.touchedSpaces().clear();
	}

	private void publishCalls(Publication publication) {
		for (EndedCall ended : this.context.touched.ended) {
			LiveCall before = publication.call(ended.id());
			publication.call(ended.id(), null);
			CallChanges.ended(before, ended, publication);
		}
		for (Call call : this.context.touched.calls) {
			LiveCall before = publication.call(call.id);
			LiveCall record = call.toRecord(this.server, this.context.settings.partyResolver());
			publication.call(call.id, record);
			for (Merges.Merge merge : this.context.merges.all()) {
				if (merge.survivor() == call) {
					publication.emit((server, version, at) -> new CallMergedEvent(server, version, at, record,
							merge.mergedId()));
				}
			}
			CallChanges.changed(before, record, publication);
		}
	}

	/**
	 * Returns the identifier of the call of a channel.
	 */
	public @Nullable String callIdOf(@Nullable String uniqueId) {
		Channel channel = this.context.channels.get(uniqueId);
		return (channel != null) ? channel.call.id : null;
	}

	/**
	 * Returns whether the far end of a channel has hung up.
	 */
	public boolean hasHungUp(@Nullable String uniqueId) {
		Channel channel = this.context.channels.get(uniqueId);
		return channel == null || channel.call.enders.contains(channel.uniqueId);
	}

	/**
	 * A channel has joined a queue.
	 */
	public void joinedQueue(@Nullable String uniqueId, String queue, Instant joinedAt) {
		Channel channel = this.context.channels.get(uniqueId);
		if (channel != null && hasRoom(channel.call, channel.call.queues)) {
			channel.call.queues.add(new QueueVisit(queue, channel.uniqueId, joinedAt, null, null, null));
			this.context.touched.channel(channel);
		}
	}

	/**
	 * A channel has left a queue. Called again when the outcome is known.
	 */
	public void leftQueue(String uniqueId, String queue, Instant leftAt, @Nullable QueueOutcome outcome,
			@Nullable String member) {
		Channel channel = this.context.channels.get(uniqueId);
		if (channel == null) {
			return;
		}
		List<QueueVisit> visits = channel.call.queues;
		for (int i = visits.size() - 1; i >= 0; i--) {
			QueueVisit visit = visits.get(i);
			if (visit.queue().equals(queue) && visit.uniqueId().equals(uniqueId)) {
				visits.set(i, new QueueVisit(queue, uniqueId, visit.joinedAt(),
						(visit.leftAt() != null) ? visit.leftAt() : leftAt, outcome, member));
				this.context.touched.channel(channel);
				return;
			}
		}
	}

	/**
	 * A channel has joined a conference.
	 */
	public void joinedConference(@Nullable String uniqueId, String conference, Instant joinedAt) {
		Channel channel = this.context.channels.get(uniqueId);
		if (channel != null && hasRoom(channel.call, channel.call.conferences)) {
			channel.call.conferences.add(new ConferenceVisit(conference, channel.uniqueId, joinedAt, null));
			this.context.touched.channel(channel);
		}
	}

	/**
	 * A channel has left a conference.
	 */
	public void leftConference(String uniqueId, String conference, Instant leftAt) {
		Channel channel = this.context.channels.get(uniqueId);
		if (channel == null) {
			return;
		}
		List<ConferenceVisit> visits = channel.call.conferences;
		for (int i = visits.size() - 1; i >= 0; i--) {
			ConferenceVisit visit = visits.get(i);
			if (visit.leftAt() == null && visit.uniqueId().equals(uniqueId) && visit.conference().equals(conference)) {
				visits.set(i, new ConferenceVisit(conference, uniqueId, visit.joinedAt(), leftAt));
				this.context.touched.channel(channel);
			}
		}
	}

	private boolean hasRoom(Call call, List<?> entries) {
		if (entries.size() >= this.context.settings.limits().entriesPerCall()) {
			call.incomplete = true;
			return false;
		}
		return !call.ended;
	}

	@Override
	public List<Integer> sizes() {
		return new ArrayList<>(List.of(this.context.channels.size(), this.context.bridges.size(),
				this.context.calls.size(), this.context.calls.linkedIds(), this.parking.size(), this.devices.size()));
	}

}
