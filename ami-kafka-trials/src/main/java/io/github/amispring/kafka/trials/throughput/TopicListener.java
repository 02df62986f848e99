/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.throughput;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.amispring.kafka.consume.ConsumerSettings;
import io.github.amispring.kafka.consume.RecordConsumer;
import io.github.amispring.kafka.forward.ReliableProducer;
import io.github.amispring.kafka.record.AmiRecord;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Receives the events from a topic.
 */
public final class TopicListener {

	private TopicListener() {
	}

	/**
	 * Consumes a topic.
	 * @param args the address of the broker and the topic
	 * @throws IOException if the standard input fails
	 */
	public static void main(String[] args) throws IOException {
		Delays delays = new Delays();
		Map<String, Object> kafka = Map.of("bootstrap.servers", args[0]);
		KafkaTemplate<String, byte[]> deadLetters = new KafkaTemplate<>(
				new DefaultKafkaProducerFactory<>(ReliableProducer.configure(kafka)));
		RecordConsumer consumer = new RecordConsumer(kafka, deadLetters, new ConsumerSettings(List.of(args[1]),
				"throughput", 1, 5, Duration.ofSeconds(1), Duration.ofSeconds(30)), (record) -> {
					if (record.content() instanceof AmiRecord.Event event) {
						delays.add(event.event().message());
					}
				});
		consumer.start();
		Commands.execute(delays);
	}

}
