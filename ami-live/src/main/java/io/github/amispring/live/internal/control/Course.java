/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.event.ChannelState;
import io.github.amispring.event.OriginateReason;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.exception.AmiUnansweredException;
import io.github.amispring.live.control.CallControlException;
import io.github.amispring.live.control.CallNotAnsweredException;
import io.github.amispring.live.control.OriginateFailedException;
import io.github.amispring.live.control.OriginatedCall;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.CallEvent;
import io.github.amispring.live.event.ChangesLostEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.ViewState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An originated call, from the action to its end. Its state is used by one thread at a
 * time, the one that runs {@link #tasks}.
 * <p>
 * The PBX reports a failure by an event that may overtake those of the channel. A call
 * that has failed is therefore given up only if the view does not know it some time
 * later.
 */
final class Course implements OriginatedCall, Pending {

	private static final Logger logger = LoggerFactory.getLogger(Course.class);

	/** How long the events of a channel may take after the result of the action. */
	private static final long GRACE_MILLIS = 500;

	/**
	 * How often the grace period is extended because the client has events to deliver.
	 */
	private static final int MAX_EXTENSIONS = 20;

	private final LiveView view;

	private final Index index;

	private final String uniqueId;

	private final SerialExecutor tasks;

	private final CourseFuture<LiveCall> started = new CourseFuture<>(this::cancel);

	private final CourseFuture<LiveCall> firstLegAnswered = new CourseFuture<>(this::cancel);

	private final CourseFuture<LiveCall> answered = new CourseFuture<>(this::cancel);

	private final CourseFuture<EndedCall> ended = new CourseFuture<>(this::cancel);

	/** The keys of this call in the index. */
	private final Set<String> keys = new HashSet<>();

	private @Nullable CompletableFuture<OriginateResponseEvent> response;

	/** Whether the action has ended, so that its result is known or will never be. */
	private boolean responded;

	/** Why the action has no effect, unless the call appears in the view. */
	private @Nullable RuntimeException failure;

	/** Whether the PBX has reported that the first party has answered. */
	private boolean firstLegUp;

	/**
	 * Since when the view had its state when the connection was lost. It does not know
	 * the call before it has been seeded again.
	 */
	private @Nullable Instant staleSince;

	private volatile @Nullable String callId;

	private @Nullable EndedCall record;

	private boolean cancelled;

	private boolean hangingUp;

	/** Whether a further attempt to hang up the call would have no effect. */
	private boolean hungUp;

	private boolean finished;

	private int extensions;

	Course(LiveView view, Index index, String uniqueId) {
		this.view = view;
		this.index = index;
		this.uniqueId = uniqueId;
		this.tasks = new SerialExecutor(view.executor());
		this.keys.add(uniqueId);
	}

	// Used by the application

	@Override
	public String uniqueId() {
		return this.uniqueId;
	}

	@Override
	public Optional<LiveCall> call() {
		String id = this.callId;
		return Optional.ofNullable((id != null) ? this.view.snapshot().calls().get(id) : null);
	}

	@Override
	public CompletableFuture<LiveCall> started() {
		return this.started;
	}

	@Override
	public CompletableFuture<LiveCall> firstLegAnswered() {
		return this.firstLegAnswered;
	}

	@Override
	public CompletableFuture<LiveCall> answered() {
		return this.answered;
	}

	@Override
	public CompletableFuture<EndedCall> ended() {
		return this.ended;
	}

	@Override
	public void cancel() {
		this.tasks.execute(this::cancelled);
	}

	// Called by any thread

	/** Sends the action, after this call was added to the index. */
	void start(OriginateAction action) {
		CompletableFuture<OriginateResponseEvent> response = this.view.client().send(action.awaitingOutcome());
		this.tasks.execute(() -> this.response = response);
		response.whenComplete((event, failure) -> this.tasks.execute(() -> responded(event, failure)));
	}

	void changed(LiveEvent change) {
		this.tasks.execute(() -> apply(change));
	}

	void fail(RuntimeException failure) {
		this.tasks.execute(() -> finish(failure));
	}

	@Override
	public void viewClosed() {
		fail(new CallControlException(this.view.server(),
				"The live view of PBX \"" + this.view.server() + "\" was closed while it followed the originated call "
						+ this.uniqueId + ". The PBX continues the call.",
				null));
	}

	// Tasks

	private void responded(@Nullable OriginateResponseEvent event, @Nullable Throwable failure) {
		this.responded = true;
		if (failure != null) {
			failed(Actions.unwrap(failure));
		}
		else if (event != null && Boolean.TRUE.equals(event.successful())) {
			this.firstLegUp = event.reason() == OriginateReason.ANSWERED;
			LiveCall call = (this.record != null) ? this.record.call() : call().orElse(null);
			if (this.firstLegUp && call != null) {
				this.firstLegAnswered.reached(call);
			}
		}
		else if (event != null) {
			this.failure = new OriginateFailedException(this.view.server(),
					"PBX \"" + this.view.server() + "\" could not originate a call to \"" + event.channel()
							+ "\" (reason: " + event.reason() + "). Verify that the device exists and is registered.",
					event);
		}
		if (this.record != null) {
			notAnswered(this.firstLegAnswered, this.record);
		}
		else if (this.callId == null) {
			checkLater();
		}
	}

	private void failed(Throwable failure) {
		this.failure = (failure instanceof RuntimeException exception) ? exception : new CallControlException(
				this.view.server(), "The call " + this.uniqueId + " was not originated.", failure);
		if (this.cancelled || this.callId != null) {
			return;
		}
		if (!(failure instanceof AmiUnansweredException unanswered) || !unanswered.mayHaveRun()) {
			finish(this.failure);
		}
		else if (failure instanceof AmiDisconnectedException) {
			this.staleSince = this.view.snapshot().since();
		}
	}

	private void apply(LiveEvent change) {
		if (this.finished) {
			return;
		}
		if (change instanceof CallEndedEvent event) {
			ended(event.ended());
		}
		else if (change instanceof CallEvent event) {
			observe(event.call());
		}
		else if (change instanceof SnapshotReplacedEvent event) {
			resynchronize(event.snapshot());
		}
		else if (change instanceof ChangesLostEvent) {
			resynchronize(this.view.snapshot());
		}
	}

	private void observe(LiveCall call) {
		follow(call.id());
		if (this.cancelled) {
			if (call.state() != CallState.ENDED) {
				hangUp();
			}
			return;
		}
		this.started.reached(call);
		this.firstLegUp |= isUp(this.view.snapshot());
		boolean talks = call.state() == CallState.TALKING || call.state() == CallState.HELD
				|| (call.answeredAt() != null && !isFirstLeg(call.answeredBy()));
		if (talks || this.firstLegUp || call.pbxAnsweredAt() != null || call.answeredAt() != null) {
			this.firstLegAnswered.reached(call);
		}
		if (talks) {
			this.answered.reached(call);
		}
	}

	/**
	 * The record of an incomplete call does not contain when the first party answered.
	 */
	private boolean isUp(LiveSnapshot snapshot) {
		LiveChannel channel = snapshot.channels().get(this.uniqueId);
		return channel != null && channel.state() == ChannelState.UP;
	}

	private boolean isFirstLeg(@Nullable Party party) {
		return party != null && party.uniqueId().equals(this.uniqueId);
	}

	private void ended(EndedCall ended) {
		observe(ended.call());
		String survivor = ended.mergedInto();
		if (survivor == null) {
			finish(ended);
		}
		else {
			follow(survivor);
		}
	}

	private void follow(String callId) {
		this.callId = callId;
		if (this.keys.add(callId)) {
			this.index.add(callId, this);
		}
	}

	/** Finds the call in a snapshot, because changes may have been missed. */
	private void resynchronize(LiveSnapshot snapshot) {
		LiveCall call = find(snapshot);
		if (call != null) {
			this.firstLegUp |= isUp(snapshot);
			observe(call);
			return;
		}
		EndedCall ended = findEnded();
		if (ended != null) {
			observe(ended.call());
			finish(ended);
		}
		else if (this.callId != null) {
			finish(new CallControlException(this.view.server(),
					"The originated call " + this.uniqueId + " of PBX \"" + this.view.server()
							+ "\" has ended, but its record was lost because changes were not delivered in time. "
							+ "Listeners and continuations must not block for long.",
					null));
		}
		else if (this.responded) {
			checkLater();
		}
	}

	private @Nullable LiveCall find(LiveSnapshot snapshot) {
		LiveCall call = (this.callId != null) ? snapshot.calls().get(this.callId) : null;
		LiveChannel channel = snapshot.channels().get(this.uniqueId);
		if (call == null && channel != null) {
			call = snapshot.calls().get(channel.callId());
		}
		return (call != null) ? call
				: snapshot.calls()
					.values()
					.stream()
					.filter((candidate) -> candidate.linkedIds().contains(this.uniqueId))
					.findFirst()
					.orElse(null);
	}

	/** Calls that were merged have a survivor, which contains their Linkedids. */
	private @Nullable EndedCall findEnded() {
		return this.view.history()
			.get()
			.stream()
			.filter((ended) -> ended.mergedInto() == null)
			.filter((ended) -> ended.id().equals(this.callId) || ended.call().linkedIds().contains(this.uniqueId))
			.findFirst()
			.orElse(null);
	}

	private void checkLater() {
		CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS, this.tasks).execute(this::check);
	}

	/** Gives up a call that the view does not know. */
	private void check() {
		if (this.finished || this.callId != null || this.hangingUp) {
			return;
		}
		LiveSnapshot snapshot = this.view.snapshot();
		if (snapshot.state() != ViewState.VALID || snapshot.since().equals(this.staleSince)) {
			// A SnapshotReplacedEvent will follow
			return;
		}
		if (this.view.client().statistics().eventsBuffered() > 0 && this.extensions++ < MAX_EXTENSIONS) {
			checkLater();
			return;
		}
		if (find(snapshot) != null || findEnded() != null) {
			resynchronize(snapshot);
		}
		else if (this.cancelled) {
			finish(new CancellationException("The originated call was cancelled before it started."));
		}
		else {
			finish((this.failure != null) ? this.failure : unknown());
			if (this.failure instanceof AmiTimeoutException) {
				// The PBX may still start the call, which nothing waits for
				new HangupTask(this.view, this.tasks, () -> List.of(this.uniqueId)).start();
			}
		}
	}

	private CallControlException unknown() {
		return new CallControlException(this.view.server(),
				"PBX \"" + this.view.server() + "\" has originated the call " + this.uniqueId
						+ ", but the live view does not know it. Verify that the client receives the events of class "
						+ "\"call\", and that the limits of the view are not exceeded.",
				null);
	}

	// Cancellation

	private void cancelled() {
		if (this.finished || this.cancelled) {
			return;
		}
		this.cancelled = true;
		Stream.of(this.started, this.firstLegAnswered, this.answered).forEach(CourseFuture::abandoned);
		if (this.response != null && !this.responded) {
			this.response.cancel(false);
		}
		hangUp();
	}

	private void hangUp() {
		if (!this.hangingUp && !this.hungUp) {
			this.hangingUp = true;
			new HangupTask(this.view, this.tasks, this::channels).start()
				.whenComplete((hungUp, failure) -> this.tasks
					.execute(() -> hangUpEnded(Boolean.TRUE.equals(hungUp), failure)));
		}
	}

	private Collection<String> channels() {
		LiveSnapshot snapshot = this.view.snapshot();
		LiveCall call = find(snapshot);
		return (call != null) ? Actions.channelsOf(snapshot, call) : List.of(this.uniqueId);
	}

	private void hangUpEnded(boolean hungUp, @Nullable Throwable failure) {
		this.hangingUp = false;
		this.hungUp = hungUp || (failure != null && !(failure instanceof AmiUnansweredException));
		if (failure instanceof AmiDisconnectedException) {
			// Tried again when the view has been seeded
			this.staleSince = this.view.snapshot().since();
		}
		else if (failure != null && !this.finished) {
			logger.warn("PBX \"{}\": could not hang up the originated call {}. The PBX may continue it: {}",
					this.view.server(), this.uniqueId, failure.toString());
		}
		if (this.callId == null) {
			checkLater();
		}
	}

	// The end

	private void finish(EndedCall ended) {
		this.record = ended;
		end();
		if (this.responded || this.cancelled) {
			notAnswered(this.firstLegAnswered, ended);
		}
		notAnswered(this.answered, ended);
		this.ended.reached(ended);
	}

	private void notAnswered(CourseFuture<LiveCall> future, EndedCall ended) {
		future.missed(new CallNotAnsweredException(this.view.server(),
				"The originated call \"" + ended.id() + "\" of PBX \"" + this.view.server()
						+ "\" has ended with the outcome " + ended.outcome() + ", and the party has not answered.",
				ended));
	}

	private void finish(RuntimeException failure) {
		if (this.finished) {
			return;
		}
		end();
		Stream.of(this.started, this.firstLegAnswered, this.answered, this.ended)
			.forEach((future) -> future.missed(failure));
	}

	private void end() {
		this.finished = true;
		this.index.remove(this, this.keys);
	}

	/**
	 * Passes changes on to originated calls.
	 */
	interface Index {

		/**
		 * Adds a key, the identifier of a call that contains the channel.
		 */
		void add(String key, Course course);

		/**
		 * Removes a call that has ended.
		 */
		void remove(Course course, Set<String> keys);

	}

}
