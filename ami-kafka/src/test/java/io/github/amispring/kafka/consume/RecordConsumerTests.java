/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.consume;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.github.amispring.event.UnknownEvent;
import io.github.amispring.kafka.forward.EventForwarder;
import io.github.amispring.kafka.forward.ForwarderSettings;
import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.record.LossReason;
import io.github.amispring.kafka.record.RecordCodec;
import io.github.amispring.kafka.record.RecordOrigin;
import io.github.amispring.kafka.testsupport.TestBroker;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.test.FakeAmiClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecordConsumer}.
 */
class RecordConsumerTests {

	private final TestBroker broker = TestBroker.shared();

	private final String topic = this.broker.topic();

	private final String deadLetterTopic = this.topic + "-dlt";

	private final KafkaTemplate<String, byte[]> template = new KafkaTemplate<>(this.broker.producers());

	private final RecordCodec codec = new RecordCodec();

	private final List<String> handled = new CopyOnWriteArrayList<>();

	private final List<RecordConsumer> consumers = new ArrayList<>();

	@AfterEach
	void stop() {
		this.consumers.forEach(RecordConsumer::stop);
	}

	@Test
	void discardsDuplicates() {
		IntStream.of(1, 2, 2, 1, 3).forEach(this::send);
		RecordConsumer consumer = start(this::handle);
		awaitHandled("1", "2", "3");
		assertThat(consumer.statistics()).containsEntry("east", new ConsumerStatistics(3, 2, 0, 0, 0));
	}

	@Test
	void reportsAGapBeforeTheNextRecord() {
		IntStream.of(41, 42, 45).forEach(this::send);
		RecordConsumer consumer = start(new RecordHandler() {

			@Override
			public void onRecord(ConsumedRecord record) {
				handle(record);
			}

			@Override
			public void onGap(RecordGap gap) {
				RecordConsumerTests.this.handled.add("gap of " + gap.count() + " of " + gap.server());
			}

		});
		awaitHandled("41", "42", "gap of 2 of east", "45");
		assertThat(consumer.statistics()).containsEntry("east", new ConsumerStatistics(3, 0, 2, 0, 0));
	}

	@Test
	void countsAnnouncedLosses() {
		send(1);
		send(new AmiRecord.Loss(origin(2), Instant.EPOCH, 17, LossReason.BUFFER_FULL));
		send(3);
		RecordConsumer consumer = start(this::handle);
		awaitHandled("1", "lost 17", "3");
		assertThat(consumer.statistics()).containsEntry("east", new ConsumerStatistics(3, 0, 0, 17, 0));
	}

	@Test
	void handlesARecordAgainAndKeepsTheOrder() {
		this.broker.create(this.deadLetterTopic);
		IntStream.rangeClosed(1, 3).forEach(this::send);
		List<String> attempts = new CopyOnWriteArrayList<>();
		RecordConsumer consumer = start((record) -> {
			attempts.add(number(record));
			if (attempts.size() == 2 || attempts.size() == 3) {
				throw new IllegalStateException("attempt " + attempts.size());
			}
			handle(record);
		});
		awaitHandled("1", "2", "3");
		assertThat(attempts).containsExactly("1", "2", "2", "2", "3");
		assertThat(consumer.statistics()).containsEntry("east", new ConsumerStatistics(3, 0, 0, 0, 0));
	}

	@Test
	void writesARecordToTheDeadLetterTopicAfterTheLastAttempt() {
		this.broker.create(this.deadLetterTopic);
		IntStream.rangeClosed(1, 3).forEach(this::send);
		List<String> attempts = new CopyOnWriteArrayList<>();
		List<AmiRecord> dead = new CopyOnWriteArrayList<>();
		RecordConsumer consumer = start(new RecordHandler() {

			@Override
			public void onRecord(ConsumedRecord record) {
				attempts.add(number(record));
				if (record.content().origin().sequence() == 2) {
					throw new IllegalStateException("always");
				}
				handle(record);
			}

			@Override
			public void onDeadLetter(ConsumedRecord record) {
				dead.add(record.content());
			}

		});
		awaitHandled("1", "3");
		assertThat(attempts).containsExactly("1", "2", "2", "2", "3");
		assertThat(this.broker.records(this.deadLetterTopic, 1)).singleElement()
			.isEqualTo(event(2))
			.isEqualTo(dead.get(0));
		assertThat(consumer.statistics()).containsEntry("east", new ConsumerStatistics(2, 0, 0, 0, 1));
	}

	@Test
	void writesInvalidRecordsToTheDeadLetterTopicAtOnce() {
		this.broker.create(this.deadLetterTopic);
		send(1);
		ProducerRecord<String, byte[]> poison = record(event(2), "{not JSON".getBytes(StandardCharsets.UTF_8));
		this.template.send(poison).join();
		this.template.send(new ProducerRecord<>(this.topic, 0, "east", "foreign".getBytes(StandardCharsets.UTF_8)))
			.join();
		this.template.send(new ProducerRecord<>(this.topic, 0, "east", null)).join();
		send(3);
		RecordConsumer consumer = start(this::handle);
		awaitHandled("1", "3");
		List<ConsumerRecord<String, byte[]>> dead = this.broker.read(this.deadLetterTopic,
				(records) -> records.size() == 3);
		assertThat(dead).extracting((record) -> (record.value() != null) ? new String(record.value()) : null)
			.containsExactly("{not JSON", "foreign", null);
		assertThat(this.codec.origin(dead.get(0).headers())).isEqualTo(origin(2));
		assertThat(consumer.statistics()).containsEntry("east", new ConsumerStatistics(2, 0, 0, 0, 1))
			.containsEntry("unknown", new ConsumerStatistics(0, 0, 0, 0, 2));
	}

	@Test
	void doesNotProceedWhileTheDeadLetterTopicCannotBeWritten() {
		send(1);
		this.template.send(record(event(2), new byte[0])).join();
		send(3);
		start(this::handle);
		awaitHandled("1");
		Awaitility.await().during(Duration.ofSeconds(2)).until(() -> this.handled.size() == 1);
		this.broker.create(this.deadLetterTopic);
		awaitHandled("1", "3");
		assertThat(this.broker.read(this.deadLetterTopic, (records) -> !records.isEmpty())).isNotEmpty();
	}

	@Test
	void continuesWhereItHasStopped() {
		IntStream.rangeClosed(1, 3).forEach(this::send);
		RecordConsumer first = start(this::handle);
		awaitHandled("1", "2", "3");
		first.stop();
		IntStream.rangeClosed(4, 5).forEach(this::send);
		start(this::handle);
		awaitHandled("1", "2", "3", "4", "5");
	}

	@Test
	void sharesThePartitionsWithinAGroup() {
		RecordConsumer first = start((record) -> this.handled.add("first"));
		RecordConsumer second = start((record) -> this.handled.add("second"));
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> first.isAssigned() && second.isAssigned());
		FakeAmiClient client = new FakeAmiClient("east");
		int[] key = new int[1];
		EventForwarder forwarder = new EventForwarder(client, ForwarderSettings.of(this.topic),
				(message) -> "call-" + key[0]++, this.broker.producers());
		forwarder.start();
		IntStream.range(0, 60).forEach((i) -> client.publish("UserEvent", "UserEvent", "test"));
		forwarder.stop(Duration.ofSeconds(20));
		Awaitility.await().untilAsserted(() -> assertThat(this.handled).hasSize(60).contains("first", "second"));
		assertThat(first.statistics().get("east").handled() + second.statistics().get("east").handled()).isEqualTo(60);
		assertThat(List.of(first, second)).allSatisfy(
				(consumer) -> assertThat(consumer.statistics().get("east")).returns(0L, ConsumerStatistics::missing)
					.returns(0L, ConsumerStatistics::duplicates));
	}

	private RecordConsumer start(RecordHandler handler) {
		RecordConsumer consumer = new RecordConsumer(this.broker.consumer(), this.template,
				new ConsumerSettings(List.of(this.topic), "group-" + this.topic, 1, 2, Duration.ofMillis(10),
						Duration.ofMillis(10)),
				handler);
		this.consumers.add(consumer);
		consumer.start();
		return consumer;
	}

	private void handle(ConsumedRecord record) {
		this.handled.add((record.content() instanceof AmiRecord.Loss loss) ? "lost " + loss.count() : number(record));
	}

	private static String number(ConsumedRecord record) {
		return String.valueOf(((AmiRecord.Event) record.content()).event().message().get("Number"));
	}

	private void awaitHandled(String... expected) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.handled).containsExactly(expected));
	}

	private void send(int sequence) {
		send(event(sequence));
	}

	private void send(AmiRecord record) {
		this.template.send(record(record, this.codec.value(record))).join();
	}

	private ProducerRecord<String, byte[]> record(AmiRecord record, byte[] value) {
		ProducerRecord<String, byte[]> result = new ProducerRecord<>(this.topic, 0, "east", value);
		this.codec.writeHeaders(record, result.headers());
		return result;
	}

	private static AmiRecord event(int sequence) {
		return new AmiRecord.Event(origin(sequence), new UnknownEvent(
				AmiMessage.of("Event", "Test", "Number", String.valueOf(sequence)).withReceivedAt(Instant.EPOCH)));
	}

	private static RecordOrigin origin(int sequence) {
		return new RecordOrigin("east", "5f2c", sequence);
	}

}
