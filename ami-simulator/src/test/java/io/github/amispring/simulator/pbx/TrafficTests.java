/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.github.amispring.simulator.clock.ManualClock;
import io.github.amispring.simulator.pbx.channel.DeviceState;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.dialplan.DialplanStep;
import io.github.amispring.simulator.pbx.dialplan.OriginateRequest;
import io.github.amispring.simulator.pbx.parking.ParkingOptions;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.protocol.PbxEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrafficTests {

	private static final Duration STEP = Duration.ofSeconds(1);

	private static Pbx pbx(ManualClock clock, String version, long seed, EventRecorder recorder) {
		List<Endpoint> endpoints = new ArrayList<>();
		for (int number = 100; number < 112; number++) {
			Duration delay = STEP.multipliedBy((number < 103) ? 5 : 1);
			endpoints.add(new Endpoint("PJSIP/" + number, "Phone " + number, PhoneBehavior.answersAfter(delay)));
		}
		endpoints.add(new Endpoint("PJSIP/trunk", "Trunk", PhoneBehavior.answersAfter(STEP)));
		Map<String, List<DialplanStep>> extensions = new LinkedHashMap<>();
		for (int queue = 0; queue < 2; queue++) {
			extensions.put("70" + queue, List.of(new DialplanStep("Answer", ""),
					new DialplanStep("Queue", "queue" + queue + ",,,,120"), new DialplanStep("Hangup", "")));
		}
		extensions.put("conference", List.of(new DialplanStep("ConfBridge", "room")));
		extensions.put("pickup", List.of(new DialplanStep("Pickup", "100&101&102")));
		extensions.put("park", List.of(new DialplanStep("Park", "")));
		extensions.put("600", List.of(new DialplanStep("Answer", ""), new DialplanStep("Echo", "")));
		extensions.put("800", List.of(new DialplanStep("Dial", "Local/101@default&PJSIP/102&PJSIP/103,20"),
				new DialplanStep("Dial", "PJSIP/104,20"), new DialplanStep("Hangup", "")));
		PbxSettings settings = new PbxSettings(endpoints, extensions,
				List.of(new PbxSettings.QueueSettings("queue0", "rrmemory",
						List.of("PJSIP/105", "PJSIP/106", "PJSIP/107")),
						new PbxSettings.QueueSettings("queue1", "ringall",
								List.of("PJSIP/108", "PJSIP/109", "Local/110@default"))));
		return new Pbx(settings, clock, AsteriskVersion.parse(version), seed, recorder);
	}

	@Test
	void publishesTheSameBytesForTheSameSeed() {
		assertThat(run(7)).isEqualTo(run(7)).isNotEqualTo(run(8));
	}

	private static String run(long seed) {
		ManualClock clock = new ManualClock();
		EventRecorder recorder = new EventRecorder();
		new Traffic(pbx(clock, "22.10.1", seed, recorder), 30, seed).start();
		clock.advance(Duration.ofMinutes(20));
		assertThat(recorder.events()).hasSizeGreaterThan(5000);
		return recorder.text();
	}

	@Test
	void publishesNothingAfterPbxHasStopped() {
		ManualClock clock = new ManualClock();
		EventRecorder recorder = new EventRecorder();
		Pbx pbx = pbx(clock, "22.10.1", 1, recorder);
		new Traffic(pbx, 30, 1).start();
		clock.advance(Duration.ofMinutes(2));
		pbx.stop();
		int count = recorder.events().size();
		clock.advance(Duration.ofMinutes(10));
		assertThat(recorder.events()).hasSize(count);
	}

	/** Plays more than a thousand calls with random hangups, redirects and new calls. */
	@ParameterizedTest
	@ValueSource(strings = { "22.10.1", "16.28.0" })
	void leavesNoStateAfterManyCalls(String version) {
		ManualClock clock = new ManualClock();
		EventRecorder recorder = new EventRecorder();
		Pbx pbx = pbx(clock, version, 3, recorder);
		Traffic traffic = new Traffic(pbx, 40, 3);
		traffic.start();
		Random random = new Random(11);
		while (pbx.processedCalls() < 1300) {
			clock.advance(Duration.ofMillis(500 + random.nextInt(1000)));
			interfere(pbx, random);
		}
		assertConsistent(recorder, pbx);
		assertThat(recorder.events()).extracting(PbxEvent::name)
			.contains("AttendedTransfer", "BlindTransfer", "ConfbridgeJoin", "Hold", "LocalOptimizationBegin",
					"ParkedCall", "ParkedCallGiveUp", "ParkedCallTimeOut", "Pickup");
		traffic.stop();
		for (int i = 0; i < 5; i++) {
			pbx.channels().forEach((channel) -> pbx.hangup(channel, 16));
			clock.advance(Duration.ofMinutes(5));
		}
		assertThat(pbx.channels()).isEmpty();
		assertThat(pbx.bridgeCount()).isZero();
		assertConsistent(recorder, pbx);
		assertThat(pbx.queues().all()).allSatisfy((queue) -> {
			assertThat(queue.callers()).isEmpty();
			assertThat(queue.completed()).isPositive();
			assertThat(queue.members()).allSatisfy((member) -> {
				assertThat(member.isFree()).isTrue();
				assertThat(member.status()).isEqualTo(DeviceState.NOT_INUSE.number());
			});
		});
		assertThat(pbx.deviceStates()).allSatisfy((device, state) -> {
			if (!device.startsWith("Queue:")) {
				assertThat(state).as(device).isEqualTo(DeviceState.NOT_INUSE);
			}
		});
	}

	private static void interfere(Pbx pbx, Random random) {
		List<PbxChannel> channels = pbx.channels();
		if (channels.isEmpty()) {
			return;
		}
		PbxChannel channel = channels.get(random.nextInt(channels.size()));
		PbxChannel other = channels.get(random.nextInt(channels.size()));
		List<String> extensions = List.of("600", "700", "701", "800", "100", "conference", "pickup", "park", "unknown");
		String exten = extensions.get(random.nextInt(extensions.size()));
		switch (random.nextInt(20)) {
			case 0 -> pbx.hangup(channel, (random.nextBoolean()) ? 16 : 0);
			case 1 -> pbx.phoneHangsUp(channel);
			case 2, 3 -> {
				if (pbx.canRedirect(channel)) {
					pbx.redirect(List.of(new Pbx.Move(channel, "default", exten, 1)));
				}
			}
			case 4 -> {
				if (channel != other && pbx.canRedirect(channel) && pbx.canRedirect(other)) {
					pbx.redirect(List.of(new Pbx.Move(channel, "default", exten, 1),
							new Pbx.Move(other, "default", "600", 1)));
				}
			}
			case 5 -> pbx.call("PJSIP/trunk", "1", "One", exten, Duration.ofSeconds(20), Duration.ofSeconds(30));
			case 6 -> originate(pbx, "PJSIP/111", exten);
			case 7 -> originate(pbx, "Local/" + exten + "@default", "600");
			case 8 -> pbx.locked(() -> pbx.blindTransfers().transfer(channel, "default", exten, true));
			case 9 -> pbx.press(channel, "*2" + exten);
			case 10 -> pbx.press(channel, List.of("*1", "*2", "*3").get(random.nextInt(3)));
			case 11 -> pbx.locked(() -> pbx.bridgeCommand().connect(channel, other));
			case 12 -> pbx.locked(() -> {
				if (channel.isBridged()) {
					pbx.parkingLot().parkPeer(channel, ParkingOptions.NONE);
				}
				else if (pbx.canRedirect(channel)) {
					pbx.parkingLot().parkChannel(channel, ParkingOptions.NONE);
				}
			});
			case 13, 14 -> use(pbx, channel, exten, random);
			default -> {
				// no change
			}
		}
	}

	/** The user of a phone does something that the phone may not be able to do now. */
	private static void use(Pbx pbx, PbxChannel channel, String exten, Random random) {
		if (!channel.device().startsWith("PJSIP/")) {
			return;
		}
		Phone phone = pbx.phone(channel.device());
		try {
			switch (random.nextInt(8)) {
				case 0 -> phone.hold();
				case 1 -> phone.resume();
				case 2 -> phone.call(exten);
				case 3 -> phone.answer();
				case 4 -> phone.reject(486);
				case 5 -> phone.forward(exten);
				default -> phone.completeTransfer();
			}
		}
		catch (IllegalStateException ex) {
			assertThat(ex).hasMessageStartingWith("Phone " + phone.device() + " ");
		}
	}

	private static void originate(Pbx pbx, String channel, String exten) {
		pbx.originate(new OriginateRequest(channel, null, "default", exten, 1, null, null, "", Duration.ofSeconds(5),
				Map.of(), null, null), (result) -> {
				});
	}

	private static void assertConsistent(EventRecorder recorder, Pbx pbx) {
		Set<String> alive = new HashSet<>();
		Set<String> ever = new HashSet<>();
		Map<String, Set<String>> bridges = new HashMap<>();
		Map<String, Integer> waiting = new HashMap<>();
		Map<String, String> music = new HashMap<>();
		for (PbxEvent event : recorder.events()) {
			String channel = EventRecorder.get(event, "Channel");
			String dest = EventRecorder.get(event, "DestChannel");
			String bridge = EventRecorder.get(event, "BridgeUniqueid");
			switch (event.name()) {
				case "Newchannel" -> {
					assertThat(ever.add(channel)).as("second " + channel).isTrue();
					alive.add(channel);
				}
				case "Hangup" -> {
					assertThat(alive.remove(channel)).as("Hangup of " + channel).isTrue();
					assertThat(bridges.values()).allSatisfy((in) -> assertThat(in).doesNotContain(channel));
					assertThat(music).doesNotContainKey(channel);
				}
				case "Cdr" -> assertThat(alive).contains(channel);
				case "BridgeCreate" -> assertThat(bridges.put(bridge, new HashSet<>())).isNull();
				case "BridgeEnter" -> assertThat(bridges.get(bridge).add(channel)).as(event.text()).isTrue();
				case "BridgeLeave" -> assertThat(bridges.get(bridge).remove(channel)).as(event.text())
					.isEqualTo(!EventRecorder.get(event, "BridgeCreator").equals("ConfBridge"));
				// a channel that takes the place of another one in a conference does not
				// enter the bridge
				case "ConfbridgeLeave" -> bridges.get(bridge).remove(channel);
				case "ConfbridgeJoin" -> bridges.get(bridge).add(channel);
				case "BridgeDestroy" -> assertThat(bridges.remove(bridge)).as(event.text()).isEmpty();
				case "QueueCallerJoin" -> waiting.merge(EventRecorder.get(event, "Queue"), 1, Integer::sum);
				case "QueueCallerLeave" -> waiting.merge(EventRecorder.get(event, "Queue"), -1, Integer::sum);
				case "MusicOnHoldStart" -> assertThat(music.put(channel, "")).as(channel).isNull();
				case "MusicOnHoldStop" -> assertThat(music.remove(channel)).as(channel).isNotNull();
				default -> {
					// other events are checked after the switch
				}
			}
			if (!event.name().equals("Hangup") && !channel.isEmpty() && !channel.equals("none")) {
				assertThat(alive).as(event.text()).contains(channel);
			}
			if (!dest.isEmpty()) {
				assertThat(alive).as(event.text()).contains(dest);
			}
		}
		assertThat(alive).containsExactlyInAnyOrderElementsOf(pbx.channels().stream().map(PbxChannel::name).toList());
		assertThat(bridges).hasSize(pbx.bridges().all().size());
		pbx.queues()
			.all()
			.forEach((queue) -> assertThat(waiting.getOrDefault(queue.name(), 0)).isEqualTo(queue.callers().size()));
	}

}
