/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.amispring.event.ConfbridgeListRoomsEvent;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.live.event.ViewStateChangedEvent;
import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.internal.conference.ConferenceTracker;
import io.github.amispring.live.internal.device.DeviceTracker;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventClock;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.internal.publish.Publication;
import io.github.amispring.live.internal.publish.Tracker;
import io.github.amispring.live.internal.queue.QueueTracker;
import io.github.amispring.live.internal.seed.EventBuffer;
import io.github.amispring.live.internal.seed.SeedLists;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a PBX. Only one thread at a time may call it; a snapshot may be
 * read by any thread.
 */
public final class LiveModel {

	/** The variable that the application Queue sets when a caller leaves. */
	public static final String QUEUE_STATUS = "QUEUESTATUS";

	private final EventRouter router = new EventRouter();

	private final EventTime time = new EventTime();

	private final Drops drops = new Drops();

	private final EventClock clock;

	private final CallTracker calls;

	private final QueueTracker queues;

	private final ConferenceTracker conferences;

	private final DeviceTracker devices;

	private final List<Tracker> trackers;

	private final Publication publication;

	private @Nullable String serverStart;

	/**
	 * Creates an empty model.
	 */
	public LiveModel(String server, LiveSettings settings, EventClock clock) {
		this.clock = clock;
		this.time.set(clock.now());
		this.calls = new CallTracker(server, settings, this.time, this.drops, this.router);
		this.queues = new QueueTracker(settings, this.time, this.drops, this.calls, this.router);
		this.conferences = new ConferenceTracker(settings, this.time, this.drops, this.calls, this.router);
		this.devices = new DeviceTracker(settings, this.time, this.drops, this.router);
		this.trackers = List.of(this.calls, this.queues, this.conferences, this.devices);
		this.router.on(VarSetEvent.class, this::varSet);
		this.publication = new Publication(server, clock.now());
	}

	/**
	 * Processes an event.
	 */
	public void apply(AmiEvent event) {
		begin(this.clock.timeOf(event));
		this.router.route(event);
		settle();
		publish();
	}

	private void begin(Instant at) {
		this.time.set(at);
		this.publication.begin(at);
	}

	/**
	 * Only the variable by which a queue tells why a caller has left it is of interest.
	 */
	private void varSet(VarSetEvent event) {
		String uniqueId = event.channel() != null ? event.channel().uniqueId() : null;
		if (QUEUE_STATUS.equals(event.variable()) && uniqueId != null && event.value() != null) {
			this.queues.queueStatus(uniqueId, event.value());
		}
	}

	private void settle() {
		this.calls.goneUnseen((id) -> {
			this.queues.channelGone(id);
			this.conferences.channelGone(id);
		});
		this.calls.moved((id) -> {
			this.queues.callChanged(id);
			this.conferences.callChanged(id);
		});
		this.trackers.forEach(Tracker::settle);
	}

	private void publish() {
		this.calls.publish(this.publication);
		this.calls.changedDevices(this.devices::calls);
		this.queues.publish(this.publication);
		this.conferences.publish(this.publication);
		this.devices.publish(this.publication);
	}

	/**
	 * Sets the state of the view.
	 */
	public void state(ViewState state) {
		begin(this.clock.now());
		this.publication.state(state);
		this.publication.emit((server, version, at) -> new ViewStateChangedEvent(server, version, at, state));
	}

	/**
	 * Replaces what is known by the lists of the PBX, and processes the events that have
	 * arrived since they were requested.
	 * @param gap how long events may have been lost
	 */
	public void seed(SeedLists lists, EventBuffer buffer, Duration gap) {
		begin(this.clock.now());
		if (this.serverStart != null && lists.serverStart() != null
				&& !Objects.equals(this.serverStart, lists.serverStart())) {
			this.calls.serverRestarted();
			settle();
		}
		this.serverStart = (lists.serverStart() != null) ? lists.serverStart() : this.serverStart;
		this.calls.seed(lists, buffer);
		settle();
		this.queues.blind(gap);
		this.queues.seed(lists.queues());
		this.conferences.seed(lists.rooms(), lists.members());
		this.devices.seed(lists.devices(), lists.extensions());
		settle();
		for (AmiEvent event : buffer.events()) {
			this.time.set(this.clock.timeOf(event));
			this.router.route(event);
			settle();
		}
		begin(this.clock.now());
		this.queues.seeded();
		settle();
		publish();
		this.publication.state(ViewState.VALID);
		this.publication.emit((server, version, at) -> new SnapshotReplacedEvent(server, version, at, snapshot()));
	}

	/**
	 * Removes channels that the PBX no longer has.
	 * @return the number of channels that were still known
	 */
	public int removeUnseen(Set<String> channels) {
		begin(this.clock.now());
		int removed = 0;
		for (String id : channels) {
			if (this.calls.removeUnseen(id)) {
				removed++;
			}
		}
		settle();
		publish();
		return removed;
	}

	/**
	 * Sets which conferences are locked.
	 */
	public void locked(List<ConfbridgeListRoomsEvent> rooms) {
		begin(this.clock.now());
		this.conferences.locked(rooms);
		publish();
	}

	/**
	 * Determines what follows from the time.
	 */
	public void tick() {
		Instant now = this.clock.now();
		begin(now);
		this.trackers.forEach((tracker) -> tracker.tick(now));
		publish();
	}

	/**
	 * Returns how long it takes until {@link #tick} has to be called, or {@code null}.
	 */
	public @Nullable Duration untilTick() {
		Instant next = null;
		for (Tracker tracker : this.trackers) {
			Instant timer = tracker.nextTimer();
			if (timer != null && (next == null || timer.isBefore(next))) {
				next = timer;
			}
		}
		return (next != null) ? Duration.between(this.clock.now(), next) : null;
	}

	/**
	 * Returns the types of events that the model processes.
	 */
	public Set<Class<?>> eventTypes() {
		return this.router.types();
	}

	/**
	 * Returns the present snapshot.
	 */
	public LiveSnapshot snapshot() {
		return this.publication.snapshot();
	}

	/**
	 * Returns the changes since the last call.
	 */
	public List<LiveEvent> takeEvents() {
		return this.publication.takeEvents();
	}

	/**
	 * Returns the calls and channels.
	 */
	public CallTracker calls() {
		return this.calls;
	}

	/**
	 * Returns how many entries were dropped because a limit was exceeded.
	 */
	public long drops() {
		return this.drops.count();
	}

	/**
	 * Returns the sizes of all indexes.
	 */
	public List<Integer> sizes() {
		return this.trackers.stream().flatMap((tracker) -> tracker.sizes().stream()).toList();
	}

}
