/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.micro;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.amispring.event.EventTypes;
import io.github.amispring.live.internal.LiveModel;
import io.github.amispring.live.internal.event.EventClock;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The live view with ten thousand live channels in five thousand calls: an event with and
 * without the view, and reading all calls.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class LiveView {

	private static final int CALLS = 5_000;

	private List<AmiMessage> messages = List.of();

	private LiveModel model = model();

	private static LiveModel model() {
		return new LiveModel("pbx", LiveSettings.defaults(), new EventClock(Clock.systemUTC()));
	}

	/**
	 * Starts the calls.
	 * @throws IOException if the stream cannot be read
	 */
	@Setup
	public void startCalls() throws IOException {
		this.messages = Stream10k.messages();
		this.model = model();
		for (int i = 0; i < CALLS; i++) {
			channel(i, "caller", "4");
			channel(i, "called", "0");
			this.model.apply(EventTypes.decode(AmiMessage.of("Event", "DialBegin", "Channel", "PJSIP/caller-" + i,
					"Uniqueid", "live.caller." + i, "Linkedid", "live." + i, "DestChannel", "PJSIP/called-" + i,
					"DestUniqueid", "live.called." + i, "DestLinkedid", "live." + i)));
		}
		this.model.takeEvents();
	}

	private void channel(int call, String role, String state) {
		this.model.apply(EventTypes
			.decode(AmiMessage.of("Event", "Newchannel", "Channel", "PJSIP/" + role + "-" + call, "ChannelState", state,
					"Exten", "100", "Uniqueid", "live." + role + "." + call, "Linkedid", "live." + call)));
	}

	/**
	 * Creates the records of events, without a view.
	 * @param blackhole takes the records
	 */
	@Benchmark
	@OperationsPerInvocation(Stream10k.EVENTS)
	public void eventWithoutView(Blackhole blackhole) {
		for (AmiMessage message : this.messages) {
			blackhole.consume(EventTypes.decode(message));
		}
	}

	/**
	 * Creates the records of events, and applies them to the view.
	 * @param blackhole takes the snapshots and changes
	 */
	@Benchmark
	@OperationsPerInvocation(Stream10k.EVENTS)
	public void eventWithView(Blackhole blackhole) {
		for (AmiMessage message : this.messages) {
			this.model.apply(EventTypes.decode(message));
			blackhole.consume(this.model.snapshot());
			blackhole.consume(this.model.takeEvents());
		}
	}

	/**
	 * Reads all calls.
	 * @param blackhole takes the calls
	 */
	@Benchmark
	public void readAllCalls(Blackhole blackhole) {
		for (LiveCall call : this.model.snapshot().calls().values()) {
			blackhole.consume(call.state());
		}
	}

}
