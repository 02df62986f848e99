/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

import io.github.amispring.event.DeviceState;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.ParkedCall;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueCaller;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.model.QueueVisit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ViewDiffTests {

	private final TestPbx pbx = new TestPbx();

	@Test
	void containsOnlyWhatHasChanged() {
		this.pbx.with(TestPbx.call("1", CallState.RINGING, TestPbx.party("100")));
		this.pbx.with(TestPbx.call("2", CallState.TALKING, TestPbx.party("101")));
		this.pbx.with(TestPbx.queue("support", TestPbx.member("PJSIP/101", "Bob")));
		PbxState before = this.pbx.state();
		this.pbx.with(TestPbx.call("1", CallState.TALKING, TestPbx.party("100")));
		PbxChanges changes = ViewDiff.between(before, this.pbx.state());
		assertThat(changes.calls()).extracting(CallView::id, CallView::state)
			.containsExactly(tuple("pbx/1", CallState.TALKING));
		assertThat(changes.queues()).isEmpty();
		assertThat(changes.goneCalls()).isEmpty();
	}

	@Test
	void containsTheKeysOfWhatIsGone() {
		this.pbx.with(TestPbx.call("1", CallState.RINGING, TestPbx.party("100")));
		this.pbx.with(TestPbx.queue("support"));
		PbxState before = this.pbx.state();
		this.pbx.calls.clear();
		this.pbx.queues.clear();
		PbxChanges changes = ViewDiff.between(before, this.pbx.state());
		assertThat(changes.goneCalls()).containsExactly("pbx/1");
		assertThat(changes.goneQueues()).containsExactly("pbx|support");
		assertThat(changes.calls()).isEmpty();
	}

	@Test
	void containsNothingIfOnlyInvisibleThingsHaveChanged() {
		Party party = TestPbx.party("100");
		this.pbx.with(TestPbx.call("1", CallState.TALKING, party));
		PbxState before = this.pbx.state();
		this.pbx.with(TestPbx.call("1", CallState.TALKING, new Party(party.uniqueId(), party.channel(), party.device(),
				party.number(), party.name(), party.joinedAt(), null)));
		this.pbx.directory = this.pbx.directory.withNames(Map.of("PJSIP/105", "Faruk"));
		assertThat(ViewDiff.between(before, this.pbx.state())).isEqualTo(PbxChanges.NONE);
	}

	@Test
	void aNewNameChangesTheExtension() {
		this.pbx.with(TestPbx.device("PJSIP/105", DeviceState.NOT_INUSE));
		PbxState before = this.pbx.state();
		this.pbx.directory = this.pbx.directory.withNames(Map.of("PJSIP/105", "Faruk"));
		assertThat(ViewDiff.between(before, this.pbx.state()).extensions()).extracting(ExtensionView::name)
			.containsExactly("Faruk");
	}

	@Test
	void showsTheStatisticsOfTheDay() {
		this.pbx.queues.put("support",
				new LiveQueue("support", null, Duration.ofSeconds(20), List.of(), List.of(), TestPbx.statistics(3, 2)));
		QueueView.Today today = ViewDiff.all(this.pbx.state()).queues().get(0).today();
		assertThat(today.serviceLevelPercent()).isEqualTo(66.7);
		assertThat(today.averageWaitSeconds()).isEqualTo(20);
		assertThat(today.longestWaitSeconds()).isEqualTo(30);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void allChangesTogetherGiveTheCompleteState(long seed) {
		RandomPbx random = new RandomPbx(this.pbx, new Random(seed));
		Page page = new Page();
		PbxState before = PbxState.empty("pbx");
		for (int i = 0; i < 400; i++) {
			random.change();
			PbxState after = this.pbx.state();
			page.apply(ViewDiff.between(before, after));
			assertThat(page.shown()).isEqualTo(new Page().apply(ViewDiff.all(after)).shown());
			before = after;
		}
		assertThat(page.seen).containsExactlyInAnyOrder("calls", "queues", "extensions", "conferences", "parked",
				"gone");
	}

	/** What a page shows. */
	private static final class Page {

		private final Map<String, CallView> calls = new HashMap<>();

		private final Map<String, QueueView> queues = new HashMap<>();

		private final Map<String, ExtensionView> extensions = new HashMap<>();

		private final Map<String, ConferenceView> conferences = new HashMap<>();

		private final Map<String, ParkedView> parked = new HashMap<>();

		private final Set<String> seen = new HashSet<>();

		Page apply(PbxChanges changes) {
			apply(this.calls, changes.calls(), CallView::key, changes.goneCalls(), "calls");
			apply(this.queues, changes.queues(), QueueView::key, changes.goneQueues(), "queues");
			apply(this.extensions, changes.extensions(), ExtensionView::key, changes.goneExtensions(), "extensions");
			apply(this.conferences, changes.conferences(), ConferenceView::key, changes.goneConferences(),
					"conferences");
			apply(this.parked, changes.parked(), ParkedView::key, changes.goneParked(), "parked");
			return this;
		}

		List<Map<String, ?>> shown() {
			return List.of(this.calls, this.queues, this.extensions, this.conferences, this.parked);
		}

		private <V> void apply(Map<String, V> shown, List<V> changed, Function<V, String> key, List<String> gone,
				String name) {
			for (V view : changed) {
				assertThat(shown.put(key.apply(view), view)).isNotEqualTo(view);
				this.seen.add(name);
			}
			for (String each : gone) {
				assertThat(shown.remove(each)).isNotNull();
				this.seen.add("gone");
			}
		}

	}

	/** Changes a PBX at random. */
	private static final class RandomPbx {

		private final TestPbx pbx;

		private final Random random;

		RandomPbx(TestPbx pbx, Random random) {
			this.pbx = pbx;
			this.random = random;
		}

		void change() {
			for (int i = this.random.nextInt(3); i >= 0; i--) {
				changeOne();
			}
		}

		private void changeOne() {
			switch (this.random.nextInt(13)) {
				case 0, 1 -> call();
				case 2 -> this.pbx.calls.remove("pbx/" + this.random.nextInt(6));
				case 3, 4 -> queue();
				case 5 -> this.pbx.queues.remove(any("support", "sales"));
				case 6 -> this.pbx.with(TestPbx.device("PJSIP/" + number(), any(DeviceState.values()),
						"pbx/" + this.random.nextInt(6)));
				case 7 -> this.pbx.with(TestPbx.extension(number(), "PJSIP/" + number(), this.random.nextInt(20)));
				case 8 -> remove(this.pbx.extensions, this.pbx.devices);
				case 9 -> conference();
				case 10 -> this.pbx.parked.put(number(), new ParkedCall("default", 701, number(),
						"pbx/" + this.random.nextInt(6), null, TestPbx.NOON, null));
				case 11 -> remove(this.pbx.parked, this.pbx.conferences);
				default -> {
					this.pbx.recorded = Set.of(number());
					if (this.random.nextInt(4) == 0) {
						this.pbx.directory = this.pbx.directory
							.withNames(Map.of("PJSIP/" + number(), any("Alice", "Bob")));
					}
				}
			}
		}

		private void call() {
			QueueVisit visit = new QueueVisit("support", "1", TestPbx.NOON, TestPbx.NOON, QueueOutcome.CONNECTED,
					"PJSIP/" + number());
			this.pbx.with(TestPbx.call(String.valueOf(this.random.nextInt(6)), any(CallState.values()),
					this.random.nextBoolean() ? List.of(TestPbx.attempt(number(), null, null)) : List.of(),
					this.random.nextBoolean() ? List.of(visit) : List.of(), TestPbx.party(number()),
					TestPbx.party(number())));
		}

		private void queue() {
			List<QueueCaller> callers = new ArrayList<>();
			for (int i = this.random.nextInt(3); i > 0; i--) {
				callers.add(new QueueCaller(number(), "pbx/" + i, number(), null, i, TestPbx.NOON));
			}
			this.pbx.with(TestPbx.queue(any("support", "sales"), callers,
					TestPbx.member("PJSIP/" + number(), any("Alice", "Bob"), any(DeviceState.values()), null,
							this.random.nextBoolean(), this.random.nextBoolean())));
		}

		private void conference() {
			this.pbx.conferences.put("team",
					new LiveConference("team", TestPbx.NOON, this.random.nextBoolean(), null,
							List.of(new LiveConference.Member(number(), "PJSIP/1", "PJSIP/" + number(), null, null,
									null, null, null, this.random.nextBoolean(), null))));
		}

		@SafeVarargs
		private void remove(Map<String, ?>... maps) {
			Map<String, ?> map = maps[this.random.nextInt(maps.length)];
			map.keySet().stream().sorted().skip(this.random.nextInt(map.size() + 1)).findFirst().ifPresent(map::remove);
		}

		private String number() {
			return String.valueOf(100 + this.random.nextInt(6));
		}

		@SafeVarargs
		private <T> T any(T... choices) {
			return choices[this.random.nextInt(choices.length)];
		}

	}

}
