/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.amispring.Ami;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.testsupport.TestBroker;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.test.FakeAmiClient;
import org.apache.kafka.clients.producer.Producer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventForwarder}.
 */
class EventForwarderTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final TestBroker broker = TestBroker.shared();

	private final String topic = this.broker.topic();

	private final FakeAmiClient client = new FakeAmiClient("east");

	@Test
	void forwardsTheEventsOfAConnectionInWireOrder() {
		List<AmiEvent> received = new ArrayList<>();
		try (AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build().start();
				AmiClient client = Ami.createClient(AmiClientSettings.builder()
					.name("east")
					.host("localhost")
					.port(pbx.port())
					.credentials("app", "secret")
					.build())) {
			EventForwarder forwarder = forwarder(client, 1000);
			client.subscribe(AmiEvent.class, received::add);
			forwarder.start();
			client.start().join();
			IntStream.range(0, 500).forEach((i) -> pbx.raise("Event", "UserEvent", "UserEvent", "n" + i));
			pbx.call("100", "Ann", "101");
			Awaitility.await().until(() -> received.stream().anyMatch((event) -> is(event, "DialEnd")));
			client.stop(TIMEOUT);
			forwarder.stop(TIMEOUT);
			List<AmiRecord> records = this.broker.records(this.topic, received.size() + 2);
			assertThat(records.get(0)).isInstanceOfSatisfying(AmiRecord.Connection.class,
					(record) -> assertThat(record.event()).isInstanceOf(AmiConnectedEvent.class));
			assertThat(records.get(records.size() - 1)).isInstanceOfSatisfying(AmiRecord.Connection.class,
					(record) -> assertThat(record.event()).isInstanceOf(AmiDisconnectedEvent.class));
			assertThat(events(records)).isEqualTo(received).hasSizeGreaterThan(500);
			assertSequence(records);
			assertThat(forwarder.statistics())
				.isEqualTo(new ForwarderStatistics(received.size() + 2, 0, 0, Duration.ZERO, null));
		}
	}

	@Test
	void writesMarkersAtTheirPlaceAmongTheEvents() {
		EventForwarder forwarder = forwarder(this.client, 1000);
		forwarder.start();
		this.client.publish(new AmiConnectedEvent("east", Instant.EPOCH, "22.10.1", "11.0.0", Duration.ofSeconds(3)));
		publish(0, 2);
		this.client.publish(new AmiEventsLostEvent("east", Instant.EPOCH, 5));
		publish(2, 3);
		this.client.publish(new AmiDisconnectedEvent("east", Instant.EPOCH, "closed"));
		forwarder.stop(TIMEOUT);
		List<AmiRecord> records = this.broker.records(this.topic, 6);
		assertThat(records.stream().map(EventForwarderTests::describe)).containsExactly("AmiConnectedEvent", "0", "1",
				"AmiEventsLostEvent", "2", "AmiDisconnectedEvent");
		assertThat(((AmiRecord.Connection) records.get(0)).event())
			.isEqualTo(new AmiConnectedEvent("east", Instant.EPOCH, "22.10.1", "11.0.0", Duration.ofSeconds(3)));
		assertSequence(records);
	}

	@Test
	void beginsANewSessionWithEachStart() {
		EventForwarder forwarder = forwarder(this.client, 1000);
		forwarder.start();
		publish(0, 1);
		forwarder.stop(TIMEOUT);
		publish(1, 2);
		forwarder.start();
		publish(2, 3);
		forwarder.stop(TIMEOUT);
		List<AmiRecord> records = this.broker.records(this.topic, 2);
		assertThat(records.stream().map(EventForwarderTests::describe)).containsExactly("0", "2");
		assertThat(records).extracting((record) -> record.origin().sequence()).containsOnly(1L);
		assertThat(records).extracting((record) -> record.origin().session()).doesNotHaveDuplicates();
		assertThat(forwarder.statistics().sent()).isEqualTo(2);
	}

	@Test
	void continuesTheSessionWhenTheClientStopsAndStarts() {
		try (AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build().start();
				AmiClient client = Ami.createClient(AmiClientSettings.builder()
					.name("east")
					.host("localhost")
					.port(pbx.port())
					.credentials("app", "secret")
					.build())) {
			EventForwarder forwarder = forwarder(client, 1000);
			assertThat(forwarder.flush(Duration.ZERO)).isTrue();
			forwarder.start();
			client.start().join();
			IntStream.range(0, 500).forEach((i) -> pbx.raise("Event", "UserEvent", "UserEvent", "n" + i));
			Awaitility.await().until(() -> client.statistics().eventsReceived().getOrDefault("UserEvent", 0L) == 500);
			client.stop(TIMEOUT);
			assertThat(forwarder.flush(TIMEOUT)).isTrue();
			long sent = forwarder.statistics().sent();
			assertThat(sent).isGreaterThan(500);
			assertThat(forwarder.statistics().buffered()).isZero();
			client.start().join();
			client.stop(TIMEOUT);
			assertThat(forwarder.flush(TIMEOUT)).isTrue();
			List<AmiRecord> records = this.broker.records(this.topic, (int) forwarder.statistics().sent());
			assertThat(describe(records.get((int) sent - 1))).isEqualTo("AmiDisconnectedEvent");
			assertThat(describe(records.get((int) sent))).isEqualTo("AmiConnectedEvent");
			assertThat(describe(records.get(records.size() - 1))).isEqualTo("AmiDisconnectedEvent");
			assertThat(records).extracting((record) -> record.origin().session()).containsOnly(session(records));
			assertSequence(records);
			forwarder.stop(TIMEOUT);
		}
	}

	private static String session(List<AmiRecord> records) {
		return records.get(0).origin().session();
	}

	@Test
	void losesNothingIfTheBrokerReturnsBeforeTheBufferIsFull() {
		try (TestBroker broker = new TestBroker()) {
			broker.create("events");
			EventForwarder forwarder = new EventForwarder(this.client, new ForwarderSettings("events", 1000),
					RecordKeys.server("east"), broker.producers());
			forwarder.start();
			publish(0, 100);
			awaitSent(forwarder, 100);
			broker.stop();
			publish(100, 1000);
			assertThat(forwarder.statistics().buffered()).isEqualTo(900);
			assertThat(forwarder.flush(Duration.ofMillis(10))).isFalse();
			broker.restart();
			assertThat(forwarder.flush(TIMEOUT)).isTrue();
			assertThat(forwarder.statistics().sent()).isEqualTo(1000);
			publish(1000, 1010);
			forwarder.stop(TIMEOUT);
			List<AmiRecord> records = broker.records("events", 1010);
			assertThat(records.stream().map(EventForwarderTests::describe)).containsExactlyElementsOf(numbers(0, 1010));
			assertSequence(records);
			assertThat(forwarder.statistics().lost()).isZero();
		}
	}

	@Test
	void announcesTheExactLossIfTheBufferIsFull() {
		try (TestBroker broker = new TestBroker()) {
			broker.create("events");
			EventForwarder forwarder = new EventForwarder(this.client, new ForwarderSettings("events", 100),
					RecordKeys.server("east"), broker.producers());
			forwarder.start();
			publish(0, 10);
			awaitSent(forwarder, 10);
			broker.stop();
			publish(10, 150);
			assertThat(forwarder.statistics()).returns(100, ForwarderStatistics::buffered)
				.returns(40L, ForwarderStatistics::lost);
			broker.restart();
			awaitSent(forwarder, 110);
			publish(150, 155);
			forwarder.stop(TIMEOUT);
			List<AmiRecord> records = broker.records("events", 116);
			List<String> expected = new ArrayList<>(numbers(0, 110));
			expected.add("Loss[40, BUFFER_FULL]");
			expected.addAll(numbers(150, 155));
			assertThat(records.stream().map(EventForwarderTests::describe)).containsExactlyElementsOf(expected);
			assertSequence(records);
			assertThat(forwarder.statistics()).returns(115L, ForwarderStatistics::sent)
				.returns(40L, ForwarderStatistics::lost);
		}
	}

	@Test
	void announcesAnEventThatIsTooLarge() {
		EventForwarder forwarder = new EventForwarder(this.client, ForwarderSettings.of(this.topic),
				RecordKeys.server("east"), this.broker.producers(Map.of("max.request.size", "2000")));
		forwarder.start();
		publish(0, 1);
		this.client.publish(new UnknownEvent(AmiMessage.of("Event", "Large", "Text", "x".repeat(3000))));
		publish(1, 2);
		forwarder.stop(TIMEOUT);
		List<AmiRecord> records = this.broker.records(this.topic, 3);
		assertThat(records.stream().map(EventForwarderTests::describe)).containsExactly("0", "Loss[1, RECORD_REJECTED]",
				"1");
		assertSequence(records);
		assertThat(forwarder.statistics()).returns(2L, ForwarderStatistics::sent)
			.returns(1L, ForwarderStatistics::lost);
	}

	@Test
	void waitsForATopicThatDoesNotExistYet() {
		String later = this.topic + "-later";
		EventForwarder forwarder = new EventForwarder(this.client, ForwarderSettings.of(later),
				RecordKeys.server("east"), this.broker.producers(Map.of("metadata.max.age.ms", "500")));
		forwarder.start();
		publish(0, 3);
		Awaitility.await()
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(forwarder.statistics().lastError()).contains(later));
		this.broker.create(later);
		awaitSent(forwarder, 3);
		assertThat(forwarder.statistics().lastError()).isNull();
		forwarder.stop(TIMEOUT);
		assertThat(this.broker.records(later, 3).stream().map(EventForwarderTests::describe))
			.containsExactlyElementsOf(numbers(0, 3));
	}

	@Test
	void continuesAfterAnyThrowableOfTheProducer() {
		ProducerFactory<String, byte[]> producers = this.broker.producers();
		int[] calls = new int[1];
		EventForwarder forwarder = new EventForwarder(this.client, ForwarderSettings.of(this.topic),
				RecordKeys.server("east"), new ProducerFactory<>() {

					@Override
					public Producer<String, byte[]> createProducer() {
						if (calls[0]++ == 0) {
							throw new NoClassDefFoundError("missing");
						}
						return producers.createProducer();
					}

				});
		forwarder.start();
		publish(0, 3);
		awaitSent(forwarder, 3);
		forwarder.stop(TIMEOUT);
		assertThat(calls[0]).isEqualTo(2);
		assertThat(this.broker.records(this.topic, 3).stream().map(EventForwarderTests::describe))
			.containsExactlyElementsOf(numbers(0, 3));
	}

	@Test
	void usesTheKeyOfTheServerIfAKeyCannotBeDetermined() {
		EventForwarder forwarder = new EventForwarder(this.client, ForwarderSettings.of(this.topic), (message) -> {
			throw new IllegalStateException("no key");
		}, this.broker.producers());
		forwarder.start();
		publish(0, 1);
		forwarder.stop(TIMEOUT);
		assertThat(this.broker.read(this.topic, (records) -> records.size() == 1)).singleElement()
			.satisfies((record) -> assertThat(record.key()).isEqualTo("east"));
	}

	@Test
	void countsWhatItCouldNotWriteBeforeItStopped() {
		try (TestBroker broker = new TestBroker()) {
			broker.create("events");
			EventForwarder forwarder = new EventForwarder(this.client, ForwarderSettings.of("events"),
					RecordKeys.server("east"), broker.producers());
			forwarder.start();
			publish(0, 1);
			awaitSent(forwarder, 1);
			broker.stop();
			publish(1, 8);
			long start = System.nanoTime();
			forwarder.stop(Duration.ofSeconds(1));
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
			assertThat(forwarder.statistics()).isEqualTo(new ForwarderStatistics(1, 7, 0, Duration.ZERO, null));
			broker.restart();
		}
	}

	@Test
	void doesNotWriteLaterWhatItHasAborted() {
		try (TestBroker broker = new TestBroker()) {
			broker.create("events");
			DefaultKafkaProducerFactory<String, byte[]> producers = broker.producers();
			producers.setPhysicalCloseTimeout(0);
			EventForwarder forwarder = new EventForwarder(this.client, ForwarderSettings.of("events"),
					RecordKeys.server("east"), producers);
			forwarder.start();
			publish(0, 1);
			awaitSent(forwarder, 1);
			broker.stop();
			publish(1, 8);
			forwarder.abort();
			broker.restart();
			forwarder.start();
			publish(8, 10);
			awaitSent(forwarder, 3);
			forwarder.stop(TIMEOUT);
			assertThat(broker.records("events", 3).stream().map(EventForwarderTests::describe)).containsExactly("0",
					"8", "9");
			assertThat(forwarder.statistics().lost()).isEqualTo(7);
		}
	}

	private EventForwarder forwarder(AmiClient client, int capacity) {
		return new EventForwarder(client, new ForwarderSettings(this.topic, capacity), RecordKeys.server("east"),
				this.broker.producers());
	}

	private void publish(int from, int to) {
		IntStream.range(from, to)
			.forEach((i) -> this.client.publish("UserEvent", "UserEvent", "test", "Number", String.valueOf(i)));
	}

	private static List<String> numbers(int from, int to) {
		return IntStream.range(from, to).mapToObj(String::valueOf).toList();
	}

	private static void awaitSent(EventForwarder forwarder, int count) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(40))
			.untilAsserted(() -> assertThat(forwarder.statistics().sent()).isEqualTo(count));
	}

	private static boolean is(AmiEvent event, String name) {
		return name.equals(event.message().get("Event"));
	}

	private static List<AmiEvent> events(List<AmiRecord> records) {
		return records.stream()
			.filter(AmiRecord.Event.class::isInstance)
			.map((record) -> ((AmiRecord.Event) record).event())
			.toList();
	}

	private static String describe(AmiRecord record) {
		if (record instanceof AmiRecord.Event event) {
			return String.valueOf(event.event().message().get("Number"));
		}
		if (record instanceof AmiRecord.Loss loss) {
			return "Loss[" + loss.count() + ", " + loss.reason() + "]";
		}
		return ((AmiRecord.Connection) record).event().getClass().getSimpleName();
	}

	/** Asserts that all records belong to one session and that no number is missing. */
	private static void assertSequence(List<AmiRecord> records) {
		assertThat(new HashSet<>(records.stream().map((record) -> record.origin().session()).toList())).hasSize(1);
		assertThat(records.stream().mapToLong((record) -> record.origin().sequence()))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, records.size()).mapToObj(Long::valueOf).toList());
	}

}
