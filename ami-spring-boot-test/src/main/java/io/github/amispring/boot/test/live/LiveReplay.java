/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.test.EventRecording;
import io.github.amispring.test.FakeAmiClient;

/**
 * Replays recorded events into a live view. Each event has been processed, and its
 * changes have been delivered, when {@link #replay} returns. Not thread-safe.
 *
 * <pre class="code">
 * EventRecording recording = EventRecording.read(getClass(), "transfer.ami");
 * LiveReplay.inAnyOrder(recording, 20, (replay) -> EndedCallAssert.assertThat(replay.endedCall())
 * 	.hasOutcome(CallOutcome.ANSWERED)
 * 	.wasAnsweredBy("PJSIP/100"));
 * </pre>
 *
 * @since 1.0.0
 */
public final class LiveReplay implements AutoCloseable {

	private final FakeAmiClient client;

	private final LivePbx pbx;

	private final List<LiveEvent> changes = new ArrayList<>();

	private LiveReplay(LiveSettings settings) {
		this.client = new FakeAmiClient(AmiClientSettings.builder()
			.name("recorded")
			.host("localhost")
			.credentials("recorded", "recorded")
			.executor(Runnable::run)
			.build());
		this.pbx = LivePbx.of(this.client, settings);
		this.pbx.subscribe(this.changes::add);
		this.pbx.start();
	}

	/**
	 * Creates a view with the default settings, and replays a recording.
	 * @param recording the recording
	 * @return the view after the last event
	 */
	public static LiveReplay of(EventRecording recording) {
		return of(recording, LiveSettings.defaults());
	}

	/**
	 * Creates a view, and replays a recording.
	 * @param recording the recording
	 * @param settings the settings of the view
	 * @return the view after the last event
	 */
	public static LiveReplay of(EventRecording recording, LiveSettings settings) {
		LiveReplay replay = new LiveReplay(settings);
		replay.replay(recording);
		return replay;
	}

	/**
	 * Verifies the result of a recording in the recorded order and in other orders that
	 * the PBX could also have chosen: see {@link EventRecording#shuffled}.
	 * @param recording the recording
	 * @param orders the number of other orders
	 * @param verification verifies the result
	 * @throws AssertionError if the verification fails. The message contains the seed of
	 * the order
	 */
	public static void inAnyOrder(EventRecording recording, int orders, Consumer<? super LiveReplay> verification) {
		try (LiveReplay replay = of(recording)) {
			verification.accept(replay);
		}
		for (long seed = 0; seed < orders; seed++) {
			try (LiveReplay replay = of(recording.shuffled(seed))) {
				verification.accept(replay);
			}
			catch (AssertionError ex) {
				throw new AssertionError("The recording shuffled with seed " + seed + ": " + ex.getMessage(), ex);
			}
		}
	}

	/**
	 * Replays the events of a recording.
	 * @param recording the recording
	 * @throws AssertionError if the view fails to process an event
	 */
	public void replay(EventRecording recording) {
		recording.events().forEach(this.client::publish);
		if (this.pbx.statistics().errors() > 0) {
			throw new AssertionError("The live view failed to process an event of the recording; see the log");
		}
	}

	/**
	 * Returns the client, for example to publish further events.
	 * @return the client
	 */
	public FakeAmiClient client() {
		return this.client;
	}

	/**
	 * Returns the view.
	 * @return the view
	 */
	public LivePbx pbx() {
		return this.pbx;
	}

	/**
	 * Returns the changes of the view.
	 * @return the changes in order
	 */
	public List<LiveEvent> changes() {
		return Collections.unmodifiableList(this.changes);
	}

	/**
	 * Returns the calls that have ended, including those that were merged into others.
	 * @return the calls in the order in which they ended
	 */
	public List<EndedCall> endedCalls() {
		return this.changes.stream()
			.filter(CallEndedEvent.class::isInstance)
			.map((change) -> ((CallEndedEvent) change).ended())
			.toList();
	}

	/**
	 * Returns the only call that has ended, apart from those that were merged into it.
	 * @return the call
	 * @throws AssertionError if none or more than one has ended
	 */
	public EndedCall endedCall() {
		List<EndedCall> calls = endedCalls().stream().filter((ended) -> ended.mergedInto() == null).toList();
		if (calls.size() != 1) {
			throw new AssertionError("Expected one ended call, but there are " + calls.size() + ": " + calls);
		}
		return calls.get(0);
	}

	@Override
	public void close() {
		this.pbx.close();
		this.client.close();
	}

}
