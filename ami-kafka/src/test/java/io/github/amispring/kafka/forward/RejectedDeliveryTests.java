/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.event.UnknownEvent;
import io.github.amispring.kafka.consume.ConsumedRecord;
import io.github.amispring.kafka.consume.ConsumerSettings;
import io.github.amispring.kafka.consume.RecordConsumer;
import io.github.amispring.kafka.consume.RecordGap;
import io.github.amispring.kafka.consume.RecordHandler;
import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.testsupport.TestBroker;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.test.FakeAmiClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of records that the broker rejects although the producer has accepted them: the
 * limit of the topic is lower than the limit of the producer.
 */
class RejectedDeliveryTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final TestBroker broker = TestBroker.shared();

	private final String topic = this.broker.topic(Map.of("max.message.bytes", "2000"));

	private final FakeAmiClient client = new FakeAmiClient("east");

	private final EventForwarder forwarder = new EventForwarder(this.client, ForwarderSettings.of(this.topic),
			RecordKeys.server("east"), this.broker.producers());

	private final Log log = new Log();

	private final RecordConsumer consumer = new RecordConsumer(this.broker.consumer(),
			new KafkaTemplate<>(this.broker.producers()), new ConsumerSettings(List.of(this.topic),
					"group-" + this.topic, 1, 0, Duration.ofMillis(10), Duration.ofMillis(10)),
			this.log);

	@BeforeEach
	void start() {
		this.forwarder.start();
		this.consumer.start();
	}

	@AfterEach
	void stop() {
		this.forwarder.stop(TIMEOUT);
		this.consumer.stop();
	}

	@Test
	void isCountedAnnouncedAndVisibleAsGap() {
		publish("first", 0);
		publish("large", 4000);
		awaitStatistics(1, 1);
		publish("last", 0);
		Awaitility.await()
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(this.log.entries).contains("first", "gap of 1", "loss of 1 DELIVERY_FAILED",
					"last"));
		// the announcement has a sequence number, so it is preceded by the gap
		assertThat(this.log.entries).hasSize(4)
			.startsWith("first", "gap of 1")
			.containsSubsequence("gap of 1", "loss of 1 DELIVERY_FAILED");
		assertThat(this.consumer.statistics().get("east").missing()).isOne();
		assertThat(this.forwarder.statistics()).returns(2L, ForwarderStatistics::sent)
			.returns(1L, ForwarderStatistics::lost)
			.returns(0, ForwarderStatistics::buffered);
	}

	private void publish(String name, int size) {
		this.client.publish(new UnknownEvent(AmiMessage.of("Event", name, "Text", "x".repeat(size))));
	}

	private void awaitStatistics(long sent, long lost) {
		Awaitility.await()
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(this.forwarder.statistics()).returns(sent, ForwarderStatistics::sent)
				.returns(lost, ForwarderStatistics::lost));
	}

	/**
	 * What the consumer has received.
	 */
	private static final class Log implements RecordHandler {

		private final List<String> entries = new CopyOnWriteArrayList<>();

		@Override
		public void onRecord(ConsumedRecord record) {
			if (record.content() instanceof AmiRecord.Loss loss) {
				this.entries.add("loss of " + loss.count() + " " + loss.reason());
			}
			else {
				this.entries.add(((AmiRecord.Event) record.content()).event().message().value(0));
			}
		}

		@Override
		public void onGap(RecordGap gap) {
			this.entries.add("gap of " + gap.count());
		}

	}

}
