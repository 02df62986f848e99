/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.ConfbridgeListRoomsEvent;
import io.github.amispring.event.NewExtenEvent;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.internal.event.EventClock;
import io.github.amispring.live.internal.publish.ChangeFeed;
import io.github.amispring.live.internal.publish.History;
import io.github.amispring.live.internal.seed.EventBuffer;
import io.github.amispring.live.internal.seed.SeedLists;
import io.github.amispring.live.internal.seed.SeedRequest;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a model with the events of a client, and seeds it after each gap. All changes are
 * made under one lock, in wire order; readers use the last snapshot.
 */
public final class LiveEngine implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(LiveEngine.class);

	/** How often it is checked whether all events before the lists were delivered. */
	private static final Duration SEED_CHECK = Duration.ofMillis(20);

	private static final Duration MAX_SEED_DELAY = Duration.ofSeconds(30);

	private static final Duration MAX_REMOVAL_DELAY = Duration.ofSeconds(5);

	private static final long MIN_TICK_MILLIS = 10;

	private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

	private static final int MAX_SEED_INTERVALS = 120;

	private final AmiClient client;

	private final Clock clock;

	private final LiveModel model;

	private final LiveSettings settings;

	private final Executor listenerExecutor;

	private final ChangeFeed feed;

	private final History history;

	private final SeedRequest seedRequest;

	private final List<AmiClient.Subscription> subscriptions = new ArrayList<>();

	private final ViewCounters counters = new ViewCounters();

	private final Object lock = new Object();

	private volatile LiveSnapshot snapshot;

	private ViewState state = ViewState.STALE;

	/** The number of the last seeding; responses to an earlier one are ignored. */
	private long seeding;

	private EventBuffer buffer;

	private @Nullable SeedLists lists;

	private @Nullable Instant gapSince;

	private int failedSeedings;

	private @Nullable ScheduledFuture<?> timer;

	private @Nullable Future<?> sweep;

	private @Nullable Future<?> watch;

	private final SeedWatch seedWatch = new SeedWatch(MAX_SEED_INTERVALS);

	private boolean closed;

	/**
	 * Creates an engine.
	 */
	public LiveEngine(AmiClient client, LiveSettings settings, Clock clock) {
		this.client = client;
		this.clock = clock;
		this.settings = settings;
		this.model = new LiveModel(client.name(), IsolatedResolvers.in(settings, client), new EventClock(clock));
		this.snapshot = this.model.snapshot();
		this.buffer = new EventBuffer(settings.limits().bufferedEvents());
		this.history = new History(settings.limits().history(), settings.limits().historyAge());
		this.seedRequest = new SeedRequest(client, clock);
		Executor executor = client.settings().executor();
		this.listenerExecutor = (executor != null) ? executor : LiveThreads.LISTENERS;
		this.feed = new ChangeFeed(this.listenerExecutor, settings.limits().pendingChanges(), client::listenerFailed);
	}

	/**
	 * Starts to follow the PBX.
	 */
	public void start() {
		for (Class<?> type : this.model.eventTypes()) {
			if (isFollowed(type)) {
				this.subscriptions.add(this.client.subscribe(type.asSubclass(AmiEvent.class), this::onEvent));
			}
		}
		if (this.settings.applications()) {
			this.subscriptions.add(this.client.onEventMessage(new QueueStatusListener(this::onEvent)));
		}
		this.subscriptions.add(this.client.onConnectionEvent(this::onConnectionEvent));
		Duration interval = this.settings.sweepInterval();
		this.sweep = LiveThreads.repeat(this::sweep, interval, this::taskFailed);
		this.watch = LiveThreads.repeat(this::watch, WATCH_INTERVAL, this::taskFailed);
		if (this.client.status().state() == AmiClientStatus.State.CONNECTED) {
			seed();
		}
	}

	private void taskFailed(Throwable failure) {
		this.counters.errors.increment();
		logger.error("A periodic task of the live view of {} has failed", this.client.name(), failure);
	}

	private boolean isFollowed(Class<?> type) {
		return type != VarSetEvent.class && (type != NewExtenEvent.class || this.settings.applications());
	}

	private void onConnectionEvent(AmiConnectionEvent event) {
		if (event instanceof AmiConnectedEvent) {
			seed();
		}
		else if (event instanceof AmiEventsLostEvent) {
			lost();
		}
		else if (event instanceof AmiDisconnectedEvent) {
			synchronized (this.lock) {
				stale();
			}
		}
	}

	/**
	 * A client that is overloaded reports several losses, one after the other. The lists
	 * are not requested for each of them.
	 */
	private void lost() {
		synchronized (this.lock) {
			if (this.state != ViewState.VALID) {
				stale();
				retrySeeding();
				return;
			}
		}
		seed();
	}

	private void onEvent(AmiEvent event) {
		synchronized (this.lock) {
			if (this.state == ViewState.VALID) {
				apply(event);
			}
			else if (this.state == ViewState.SEEDING) {
				store(event);
			}
		}
	}

	private void apply(AmiEvent event) {
		try {
			this.model.apply(event);
			this.counters.events.increment();
			publish();
		}
		catch (Throwable ex) {
			failed("The event " + event.eventName() + " could not be processed", ex);
		}
	}

	/** An error may leave the model half changed, so that it has to be seeded again. */
	private void failed(String what, Throwable failure) {
		this.counters.errors.increment();
		logger.error("{}. The live view of {} is seeded again", what, this.client.name(), failure);
		stale();
		retrySeeding();
	}

	private void store(AmiEvent event) {
		if (!this.buffer.add(event)) {
			logger.warn(
					"More than {} events arrived while the live view of {} was seeded. It is seeded again. "
							+ "Increase live.limits.buffered-events if this happens again",
					this.settings.limits().bufferedEvents(), this.client.name());
			stale();
			retrySeeding();
			return;
		}
		SeedLists lists = this.lists;
		if (lists != null && !event.receivedAt().isBefore(lists.completedAt())) {
			seeded(lists);
		}
	}

	private void stale() {
		this.seeding++;
		this.lists = null;
		this.buffer = new EventBuffer(this.settings.limits().bufferedEvents());
		if (this.gapSince == null) {
			this.gapSince = this.clock.instant();
		}
		if (this.state != ViewState.STALE) {
			state(ViewState.STALE);
		}
	}

	private void state(ViewState state) {
		this.state = state;
		this.model.state(state);
		publish();
	}

	/** Requests the state of the PBX. */
	private void seed() {
		long number;
		synchronized (this.lock) {
			if (this.closed) {
				return;
			}
			stale();
			number = this.seeding;
			state(ViewState.SEEDING);
		}
		this.seedRequest.send().whenComplete((lists, failure) -> received(number, lists, failure));
	}

	private void received(long number, @Nullable SeedLists lists, @Nullable Throwable failure) {
		synchronized (this.lock) {
			if (this.closed || number != this.seeding) {
				return;
			}
			if (lists != null) {
				this.lists = lists;
				seedIfDelivered(number);
			}
			else {
				logger.warn("The state of the PBX {} could not be requested: {}", this.client.name(),
						String.valueOf(failure));
				stale();
				retrySeeding();
			}
		}
	}

	private void retrySeeding() {
		if (this.closed || this.client.status().state() != AmiClientStatus.State.CONNECTED) {
			// Seeded when the client has connected
			return;
		}
		long delay = Math.min(MAX_SEED_DELAY.toMillis(), 500L << Math.min(this.failedSeedings++, 6));
		long number = this.seeding;
		LiveThreads.TIMERS.schedule(() -> {
			boolean current;
			synchronized (this.lock) {
				current = number == this.seeding && this.state == ViewState.STALE;
			}
			if (current) {
				seed();
			}
		}, delay, TimeUnit.MILLISECONDS);
	}

	/**
	 * The lists may be complete before events have been delivered that the PBX sent
	 * earlier. The view is only replaced when it knows these events.
	 */
	private void seedIfDelivered(long number) {
		SeedLists lists = this.lists;
		if (this.closed || number != this.seeding || lists == null) {
			return;
		}
		if (this.client.statistics().eventsBuffered() == 0) {
			seeded(lists);
		}
		else {
			LiveThreads.TIMERS.schedule(() -> {
				synchronized (this.lock) {
					seedIfDelivered(number);
				}
			}, SEED_CHECK.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void seeded(SeedLists lists) {
		EventBuffer events = this.buffer;
		Instant since = this.gapSince;
		this.lists = null;
		this.buffer = new EventBuffer(this.settings.limits().bufferedEvents());
		try {
			this.model.seed(lists, events,
					(since != null) ? Duration.between(since, this.clock.instant()) : Duration.ZERO);
			this.state = ViewState.VALID;
			this.gapSince = null;
			this.failedSeedings = 0;
			this.counters.seedings.increment();
			this.counters.events.add(events.events().size());
			publish();
		}
		catch (Throwable ex) {
			failed("The state of the PBX could not be processed", ex);
		}
	}

	private void publish() {
		List<LiveEvent> changes = this.model.takeEvents();
		// A call that is no longer in the snapshot is in the history
		for (LiveEvent change : changes) {
			if (change instanceof CallEndedEvent ended) {
				this.history.add(ended.ended());
			}
		}
		this.snapshot = this.model.snapshot();
		this.feed.publish(changes);
		scheduleTick();
	}

	private void scheduleTick() {
		Duration delay = this.model.untilTick();
		if (delay == null || this.closed) {
			return;
		}
		long millis = Math.max(MIN_TICK_MILLIS, delay.toMillis());
		ScheduledFuture<?> timer = this.timer;
		if (timer != null && !timer.isDone()) {
			if (timer.getDelay(TimeUnit.MILLISECONDS) <= millis + MIN_TICK_MILLIS) {
				return;
			}
			timer.cancel(false);
		}
		this.timer = LiveThreads.TIMERS.schedule(this::tick, millis, TimeUnit.MILLISECONDS);
	}

	private void tick() {
		synchronized (this.lock) {
			this.timer = null;
			if (this.closed) {
				return;
			}
			try {
				this.model.tick();
				publish();
			}
			catch (Throwable ex) {
				failed("A timer of the live view could not be processed", ex);
			}
		}
	}

	/**
	 * Looks at the client itself, because a client that is stopped while the delivery of
	 * events is paused does not deliver its last event. Repeats a seeding that has no
	 * result.
	 */
	private void watch() {
		synchronized (this.lock) {
			if (this.closed) {
				return;
			}
			boolean connected = this.client.status().state() == AmiClientStatus.State.CONNECTED;
			if (!connected && this.state != ViewState.STALE) {
				stale();
			}
			if (!this.seedWatch.isStuck(connected && this.state != ViewState.VALID, this.seeding)) {
				return;
			}
		}
		logger.warn("The state of the PBX {} was not received. It is requested again", this.client.name());
		seed();
	}

	/**
	 * Requests which conferences are locked, about which there are no events.
	 */
	public CompletableFuture<Void> refreshConferences() {
		return this.seedRequest.rooms().thenAccept(this::refreshed);
	}

	private void refreshed(List<ConfbridgeListRoomsEvent> rooms) {
		synchronized (this.lock) {
			if (this.closed || this.state != ViewState.VALID) {
				return;
			}
			try {
				this.model.locked(rooms);
				publish();
			}
			catch (Throwable ex) {
				failed("The conferences could not be processed", ex);
			}
		}
	}

	/**
	 * Looks for channels whose Hangup was missed, and for conferences that were locked.
	 */
	private void sweep() {
		Set<String> known;
		long number;
		synchronized (this.lock) {
			this.history.prune(this.clock.instant());
			if (this.closed || this.state != ViewState.VALID) {
				return;
			}
			known = this.model.calls().channelIds();
			number = this.seeding;
		}
		refreshConferences();
		this.seedRequest.channels().thenAccept((entries) -> {
			Set<String> missing = new HashSet<>(known);
			entries.forEach((entry) -> missing.remove(String.valueOf(entry.channel().uniqueId())));
			if (!missing.isEmpty()) {
				scheduleRemoval(missing, number);
			}
		});
	}

	private void scheduleRemoval(Set<String> missing, long number) {
		long delay = Math.min(MAX_REMOVAL_DELAY.toMillis(), this.settings.sweepInterval().toMillis());
		LiveThreads.TIMERS.schedule(() -> removeUnseen(missing, number), delay, TimeUnit.MILLISECONDS);
	}

	private void removeUnseen(Set<String> missing, long number) {
		synchronized (this.lock) {
			if (this.closed || number != this.seeding || this.state != ViewState.VALID) {
				return;
			}
			if (this.client.statistics().eventsBuffered() > 0) {
				// Their Hangup may not have been delivered yet
				scheduleRemoval(missing, number);
				return;
			}
			try {
				int removed = this.model.removeUnseen(missing);
				if (removed > 0) {
					this.counters.leaks.add(removed);
					logger.warn("{} channels of the PBX {} had ended without a Hangup event", removed,
							this.client.name());
				}
				publish();
			}
			catch (Throwable ex) {
				failed("Channels that have ended could not be removed", ex);
			}
		}
	}

	@Override
	public void close() {
		synchronized (this.lock) {
			this.closed = true;
			stale();
			Stream.of(this.timer, this.sweep, this.watch)
				.filter(Objects::nonNull)
				.forEach((task) -> task.cancel(false));
		}
		this.subscriptions.forEach(AmiClient.Subscription::close);
		this.feed.close();
	}

	/**
	 * Returns the present snapshot.
	 */
	public LiveSnapshot snapshot() {
		return this.snapshot;
	}

	/**
	 * Returns the calls that have ended, the last one first.
	 */
	public List<EndedCall> history() {
		return this.history.calls();
	}

	/**
	 * Returns the types of events that the view processes.
	 */
	public Set<Class<?>> eventTypes() {
		return this.model.eventTypes()
			.stream()
			.filter((type) -> isFollowed(type) || (type == VarSetEvent.class && this.settings.applications()))
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Adds a listener.
	 * @param description describes the listener for the log
	 * @return removes the listener
	 */
	public Runnable subscribe(Consumer<? super LiveEvent> listener, String description) {
		return this.feed.add(listener, description);
	}

	/**
	 * Returns the executor that runs listeners.
	 */
	public Executor listenerExecutor() {
		return this.listenerExecutor;
	}

	/**
	 * Returns the counters of the view.
	 */
	public ViewCounters counters() {
		return this.counters;
	}

	/**
	 * Returns how many entries were dropped because a limit was exceeded.
	 */
	public long drops() {
		return this.model.drops();
	}

	/**
	 * Returns how many changes were not delivered.
	 */
	public long changesLost() {
		return this.feed.lost();
	}

	/**
	 * Returns the sizes of all indexes.
	 */
	public List<Integer> sizes() {
		synchronized (this.lock) {
			return this.model.sizes();
		}
	}

}
