/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import io.github.amispring.Ami;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.event.CdrEvent;
import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.testsupport.TestBroker;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.simulator.AmiSimulator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallKeys} and {@link CallForwarder} with calls of a simulated PBX.
 */
class CallKeysTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final int CALLS = 12;

	private final TestBroker broker = TestBroker.shared();

	private final String topic = this.broker.topic();

	private final String callsTopic = this.broker.topic();

	@Test
	void keepsTheOrderOfEachCallAndForwardsEndedCalls() {
		List<AmiEvent> received = new CopyOnWriteArrayList<>();
		List<CallEndedEvent> ended = new CopyOnWriteArrayList<>();
		try (AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build().start();
				AmiClient client = Ami.createClient(AmiClientSettings.builder()
					.name("east")
					.host("localhost")
					.port(pbx.port())
					.credentials("app", "secret")
					.build());
				LivePbx view = LivePbx.of(client)) {
			view.start();
			view.subscribe(CallEndedEvent.class, ended::add);
			client.subscribe(AmiEvent.class, received::add);
			EventForwarder events = new EventForwarder(client, ForwarderSettings.of(this.topic), new CallKeys(view),
					this.broker.producers());
			CallForwarder calls = new CallForwarder(view, ForwarderSettings.of(this.callsTopic),
					this.broker.producers());
			events.start();
			calls.start();
			client.start().join();
			Awaitility.await().until(() -> view.state() == ViewState.VALID);
			int before = received.size();
			for (int i = 0; i < CALLS; i++) {
				pbx.call("100", "Ann", "101");
			}
			Awaitility.await()
				.atMost(TIMEOUT)
				.until(() -> received.stream()
					.filter((event) -> event.message().get("Event").equals("BridgeEnter"))
					.count() >= 2 * CALLS);
			pbx.channels().forEach(pbx::hangUp);
			Awaitility.await().atMost(TIMEOUT).until(() -> ended.size() == CALLS && view.calls().isEmpty());
			client.stop(TIMEOUT);
			events.stop(TIMEOUT);
			calls.stop(TIMEOUT);
			assertCalls(received.subList(before, received.size()), ended);
			assertEnded(ended);
			assertThat(calls.statistics()).isEqualTo(new ForwarderStatistics(CALLS, 0, 0, Duration.ZERO, null));
		}
	}

	private void assertCalls(List<AmiEvent> received, List<CallEndedEvent> ended) {
		Map<String, String> callsByLinkedId = new LinkedHashMap<>();
		ended.forEach((event) -> event.ended()
			.call()
			.linkedIds()
			.forEach((id) -> callsByLinkedId.put(id, event.ended().id())));
		List<ConsumerRecord<String, byte[]>> records = this.broker.read(this.topic,
				(read) -> read.size() >= received.size() + 2);
		Map<String, List<AmiEvent>> eventsByKey = records.stream()
			.filter((record) -> TestBroker.decode(record) instanceof AmiRecord.Event)
			.collect(Collectors.groupingBy(ConsumerRecord::key, Collectors
				.mapping((record) -> ((AmiRecord.Event) TestBroker.decode(record)).event(), Collectors.toList())));
		Map<String, List<AmiEvent>> expected = received.stream()
			.filter((event) -> callsByLinkedId.containsKey(String.valueOf(event.message().get("Linkedid"))))
			.collect(Collectors.groupingBy((event) -> callsByLinkedId.get(event.message().get("Linkedid"))));
		assertThat(expected).hasSize(CALLS);
		expected.forEach((call, events) -> {
			assertThat(eventsByKey.get(call)).filteredOn((event) -> event.message().get("Linkedid") != null)
				.containsExactlyElementsOf(events);
			// has no Linkedid and follows the last Hangup event
			assertThat(eventsByKey.get(call)).filteredOn(CdrEvent.class::isInstance).hasSize(1);
		});
		assertThat(records.stream().map(ConsumerRecord::partition).distinct()).hasSizeGreaterThan(1);
		assertThat(records.stream().collect(Collectors.groupingBy(ConsumerRecord::partition)).values())
			.allSatisfy((inPartition) -> {
				long next = 1;
				for (ConsumerRecord<String, byte[]> record : inPartition) {
					assertThat(TestBroker.decode(record).origin().sequence()).isEqualTo(next++);
				}
			});
	}

	private void assertEnded(List<CallEndedEvent> ended) {
		List<ConsumerRecord<String, byte[]>> records = this.broker.read(this.callsTopic,
				(read) -> read.size() >= CALLS);
		assertThat(records.stream().map((record) -> ((AmiRecord.CallEnded) TestBroker.decode(record)).event()))
			.containsExactlyInAnyOrderElementsOf(ended);
		assertThat(records.stream().map(ConsumerRecord::key))
			.containsExactlyInAnyOrderElementsOf(ended.stream().map(CallEndedEvent::ended).map(EndedCall::id).toList());
	}

}
