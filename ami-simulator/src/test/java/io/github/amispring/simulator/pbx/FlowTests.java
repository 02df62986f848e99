/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.amispring.simulator.Fixtures;
import io.github.amispring.simulator.clock.ManualClock;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.dialplan.DialplanStep;
import io.github.amispring.simulator.pbx.dialplan.OriginateRequest;
import io.github.amispring.simulator.pbx.dialplan.OriginateResult;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each channel of a call has the same events as in a real server, in the same order.
 */
class FlowTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final ManualClock clock = new ManualClock();

	private final EventRecorder recorder = new EventRecorder();

	static Stream<Arguments> flows() {
		List<Arguments> flows = new ArrayList<>();
		for (String version : List.of("22.10.1", "16.28.0")) {
			Map<String, Map<String, List<String>>> byFlow = new LinkedHashMap<>();
			Fixtures.words("flows-" + version.substring(0, 2) + ".txt").forEach((name, words) -> {
				String[] parts = name.split(" ");
				byFlow.computeIfAbsent(parts[0], (flow) -> new LinkedHashMap<>()).put(parts[1], words);
			});
			byFlow.forEach((flow, roles) -> flows.add(Arguments.of(version, flow, roles)));
		}
		return flows.stream();
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("flows")
	void publishesTheEventsOfARealServer(String version, String flow, Map<String, List<String>> expected) {
		Pbx pbx = pbx(version, behavior(flow));
		play(pbx, flow);
		Map<String, List<String>> actual = new LinkedHashMap<>();
		for (List<String> events : this.recorder.byChannel().values()) {
			actual.put((actual.isEmpty()) ? "A" : "B", events);
		}
		assertThat(actual).isEqualTo(expected);
		assertThat(pbx.channels()).isEmpty();
		assertThat(pbx.bridgeCount()).isZero();
	}

	private Pbx pbx(String version, PhoneBehavior behavior) {
		Map<String, List<DialplanStep>> extensions = new LinkedHashMap<>();
		extension(extensions, "dial", "Dial(PJSIP/100,20)", "Hangup()");
		extension(extensions, "dial-short", "Dial(PJSIP/100,2)", "Hangup()");
		extension(extensions, "queue", "Answer()", "Queue(sales,,,,30)", "Hangup()");
		extension(extensions, "queue-short", "Answer()", "Queue(sales,,,,4)", "Hangup()");
		extension(extensions, "busy", "Busy(2)", "Hangup(17)");
		extension(extensions, "congestion", "Congestion(2)", "Hangup(34)");
		extension(extensions, "echo-set", "Set(TIMEOUT(absolute)=60)", "Answer()", "Echo()");
		extension(extensions, "music", "Answer()", "MusicOnHold(default,300)");
		PbxSettings settings = new PbxSettings(List.of(new Endpoint("PJSIP/100", "Phone 100", behavior)), extensions,
				List.of(new PbxSettings.QueueSettings("sales", "rrmemory", List.of("PJSIP/100"))));
		return new Pbx(settings, this.clock, AsteriskVersion.parse(version), 1, this.recorder);
	}

	private static void extension(Map<String, List<DialplanStep>> extensions, String name, String... steps) {
		extensions.put(name, Stream.of(steps).map(DialplanStep::parse).toList());
	}

	private static PhoneBehavior behavior(String flow) {
		PhoneBehavior answers = PhoneBehavior.answersAfter(SECOND);
		return switch (flow) {
			case "calleebye", "queuebye" -> answers.hangsUpAfter(Duration.ofSeconds(2));
			case "busy" -> PhoneBehavior.busy();
			case "origbusy" -> PhoneBehavior.busyAfter(SECOND);
			case "reject" -> PhoneBehavior.declinesAfter(SECOND);
			case "480" -> PhoneBehavior.away();
			case "503" -> PhoneBehavior.congested();
			case "noans", "cancel", "hangupring", "hangupringcaller", "orignoans" -> PhoneBehavior.doesNotAnswer();
			case "queue-abandon", "queuetime" -> PhoneBehavior.dead();
			case "hold" -> answers.holds(SECOND, SECOND);
			default -> answers;
		};
	}

	private void play(Pbx pbx, String flow) {
		switch (flow) {
			case "ans", "hold" -> {
				PbxChannel caller = call(pbx, "dial", null);
				advance(6);
				pbx.phoneHangsUp(caller);
			}
			case "calleebye", "busy", "reject", "480", "503" -> call(pbx, "dial", null);
			case "noans" -> call(pbx, "dial-short", null);
			case "cancel" -> call(pbx, "dial", Duration.ofSeconds(2));
			case "echo" -> {
				PbxChannel caller = call(pbx, "echo-set", null);
				advance(2);
				pbx.phoneHangsUp(caller);
			}
			case "music" -> {
				PbxChannel caller = call(pbx, "music", null);
				advance(2);
				pbx.phoneHangsUp(caller);
			}
			case "busyapp" -> call(pbx, "busy", null);
			case "congapp" -> call(pbx, "congestion", null);
			case "queuebye" -> call(pbx, "queue", null);
			case "queuetime" -> call(pbx, "queue-short", null);
			case "queue-abandon" -> {
				PbxChannel caller = call(pbx, "queue", null);
				advance(3);
				pbx.phoneHangsUp(caller);
			}
			default -> control(pbx, flow);
		}
		advance(60);
	}

	/** Plays flows with actions during the call. */
	private void control(Pbx pbx, String flow) {
		if (flow.startsWith("orig")) {
			originate(pbx, flow);
			return;
		}
		PbxChannel caller = call(pbx, "dial", null);
		advance(3);
		PbxChannel called = pbx.channels().get(1);
		switch (flow) {
			case "hangupaction" -> pbx.hangup(caller, 16);
			case "hangupcallee" -> pbx.hangup(called, 16);
			case "hangupring" -> pbx.hangup(called, 17);
			case "hangupringcaller" -> pbx.hangup(caller, 16);
			case "redirect" -> {
				pbx.redirect(List.of(new Pbx.Move(caller, "test", "echo-set", 1)));
				advance(2);
				pbx.hangup(caller, 0);
			}
			case "redirectcallee" -> {
				pbx.redirect(List.of(new Pbx.Move(called, "test", "echo-set", 1)));
				advance(2);
				pbx.hangup(called, 0);
			}
			case "redirectboth" -> {
				pbx.redirect(
						List.of(new Pbx.Move(called, "test", "music", 1), new Pbx.Move(caller, "test", "echo-set", 1)));
				advance(2);
				pbx.hangup(caller, 0);
				pbx.hangup(called, 0);
			}
			default -> throw new IllegalArgumentException(flow);
		}
	}

	private void originate(Pbx pbx, String flow) {
		boolean application = flow.equals("origapp");
		boolean callerId = application || flow.equals("origexten");
		Map<String, String> variables = new LinkedHashMap<>();
		if (application) {
			variables.put("A", "1");
			variables.put("B", "2");
		}
		OriginateRequest request = new OriginateRequest("PJSIP/100",
				flow.equals("origexten") ? null : new DialplanStep("Wait", "2"), "test", "echo-set", 1,
				callerId ? "555" : null, callerId ? "Web Call" : null, "", Duration.ofSeconds(2), variables, null,
				null);
		List<OriginateResult> results = new ArrayList<>();
		pbx.originate(request, results::add);
		advance(3);
		if (flow.equals("origexten")) {
			pbx.channels().forEach((channel) -> pbx.hangup(channel, 0));
		}
		advance(5);
		assertThat(results).singleElement()
			.satisfies((result) -> assertThat(result.reason()).isEqualTo(
					callerId ? OriginateResult.ANSWERED : flow.equals("orignoans") ? OriginateResult.RINGING : 0));
	}

	private PbxChannel call(Pbx pbx, String exten, Duration maxWait) {
		return pbx.call("PJSIP/200", "200", "Caller", exten, maxWait, null);
	}

	private void advance(int seconds) {
		this.clock.advance(Duration.ofSeconds(seconds));
	}

}
