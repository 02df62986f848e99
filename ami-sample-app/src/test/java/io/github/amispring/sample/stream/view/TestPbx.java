/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.event.DeviceState;
import io.github.amispring.live.event.CallStartedEvent;
import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.model.LiveDevice;
import io.github.amispring.live.model.LiveExtension;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ParkedCall;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueCaller;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueStatistics;
import io.github.amispring.live.model.QueueVisit;
import io.github.amispring.live.model.ViewState;
import org.jspecify.annotations.Nullable;

/**
 * A PBX whose live view a test determines.
 */
public final class TestPbx {

	public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	static final Directory DIRECTORY = Directory.of(Map.of("PJSIP/102", "Carla"), Map.of("100", "Sales"),
			List.of("PJSIP/trunk*"));

	final Map<String, LiveCall> calls = new HashMap<>();

	final Map<String, LiveChannel> channels = new HashMap<>();

	final Map<String, LiveQueue> queues = new HashMap<>();

	final Map<String, LiveConference> conferences = new HashMap<>();

	final Map<String, ParkedCall> parked = new HashMap<>();

	final Map<String, LiveDevice> devices = new HashMap<>();

	final Map<String, LiveExtension> extensions = new HashMap<>();

	Set<String> recorded = Set.of();

	Directory directory = DIRECTORY;

	public static TestPbx empty() {
		return new TestPbx();
	}

	public LiveSnapshot snapshot() {
		return new LiveSnapshot("pbx", 1, ViewState.VALID, NOON, Map.copyOf(this.calls), Map.copyOf(this.channels),
				Map.of(), Map.copyOf(this.queues), Map.copyOf(this.conferences), Map.copyOf(this.parked),
				Map.copyOf(this.devices), Map.copyOf(this.extensions));
	}

	PbxState state() {
		return new PbxState(snapshot(), this.directory, this.recorded);
	}

	public TestPbx with(LiveCall call) {
		this.calls.put(call.id(), call);
		return this;
	}

	public TestPbx with(LiveQueue queue) {
		this.queues.put(queue.name(), queue);
		return this;
	}

	public TestPbx with(LiveDevice device) {
		this.devices.put(device.name(), device);
		return this;
	}

	TestPbx with(LiveExtension extension) {
		this.extensions.put(extension.exten() + "@" + extension.context(), extension);
		return this;
	}

	public static LiveCall call(String id, CallState state, Party... parties) {
		return call(id, state, List.of(), List.of(), parties);
	}

	static LiveCall call(String id, CallState state, List<Attempt> attempts, List<QueueVisit> queues,
			Party... parties) {
		return new LiveCall("pbx", "pbx/" + id, null, false, state, NOON, (parties.length > 0) ? parties[0] : null,
				"700", List.of(parties), NOON, null, null, null, false, "Queue", attempts, List.of(), List.of(),
				List.of(), queues, List.of(), Set.of(id), false);
	}

	public static Party party(String number) {
		return party(number, null);
	}

	static Party party(String number, @Nullable Instant leftAt) {
		return new Party(number, "PJSIP/" + number + "-1", "PJSIP/" + number, number, "Name of " + number, NOON,
				leftAt);
	}

	static Attempt attempt(String number, @Nullable Instant ringingAt, @Nullable Instant endedAt) {
		return new Attempt(number, "PJSIP/" + number + "-1", "PJSIP/" + number, number, NOON, ringingAt, endedAt, null,
				null, null, null);
	}

	public static LiveQueue queue(String name, QueueMember... members) {
		return queue(name, List.of(), members);
	}

	public static LiveQueue queue(String name, List<QueueCaller> callers, QueueMember... members) {
		return new LiveQueue(name, "ringall", Duration.ofSeconds(20), callers, List.of(members), statistics(0, 0));
	}

	static QueueStatistics statistics(int offered, int answeredWithin) {
		return new QueueStatistics(LocalDate.of(2026, 3, 2), offered, answeredWithin, 0, 0, 0, 0, 0, 0, answeredWithin,
				0, Duration.ofSeconds(40), Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO);
	}

	public static QueueMember member(String interfaceName, String name) {
		return member(interfaceName, name, DeviceState.NOT_INUSE, null, false, false);
	}

	static QueueMember member(String interfaceName, String name, @Nullable DeviceState status,
			@Nullable String pausedReason, boolean inCall, boolean ringing) {
		boolean paused = pausedReason != null;
		return new QueueMember(interfaceName, name, null, "dynamic", 0, status, paused, pausedReason,
				paused ? NOON.minusSeconds(60) : null, Duration.ZERO, inCall, ringing, 3, NOON.minusSeconds(30), null,
				1);
	}

	public static LiveDevice device(String name, DeviceState state, String... callIds) {
		return new LiveDevice(name, state, NOON, Set.of(callIds));
	}

	static LiveExtension extension(String exten, @Nullable String hint, @Nullable Integer status) {
		return new LiveExtension(exten, "internal", hint, status, null, NOON);
	}

	/** Creates the event for a new call. */
	public static CallStartedEvent started(String server, boolean incomplete) {
		LiveCall call = new LiveCall(server, server + "/1", null, false, CallState.DIALING, NOON, null, null, List.of(),
				NOON, null, null, null, false, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
				Set.of("1"), incomplete);
		return new CallStartedEvent(server, 1, NOON, call);
	}

}
