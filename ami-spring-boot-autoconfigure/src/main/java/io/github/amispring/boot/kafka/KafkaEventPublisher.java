/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.kafka;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.github.amispring.boot.event.RepeatablePublication;
import io.github.amispring.boot.live.RepeatableLivePublication;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.kafka.consume.ConsumedRecord;
import io.github.amispring.kafka.consume.RecordGap;
import io.github.amispring.kafka.consume.RecordHandler;
import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.live.event.ChangesLostEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes events and ended calls from Kafka as application events. They reach the same
 * {@code @EventListener} methods as those of a connection.
 * <p>
 * If a listener fails, the record is handled again, and the listener methods that have
 * already handled it are not called again. Losses and gaps are published as
 * {@link AmiEventsLostEvent}, or as {@link ChangesLostEvent} if calls may be missing.
 *
 * @since 1.0.0
 */
public class KafkaEventPublisher implements RecordHandler {

	/** There is at most one for each partition, unless partitions are reassigned. */
	private static final int MAX_FAILED = 1000;

	private final ApplicationEventPublisher publisher;

	private final String callsTopic;

	/** The publications that have failed and will be repeated. */
	private final Map<Position, Consumer<ApplicationEventPublisher>> failed = Collections
		.synchronizedMap(new LinkedHashMap<>() {

			private static final long serialVersionUID = 1L;

			@Override
			protected boolean removeEldestEntry(Map.Entry<Position, Consumer<ApplicationEventPublisher>> eldest) {
				return size() > MAX_FAILED;
			}

		});

	/**
	 * Creates a publisher.
	 * @param publisher publishes application events
	 * @param callsTopic the topic of ended calls. Losses in this topic affect calls
	 */
	public KafkaEventPublisher(ApplicationEventPublisher publisher, String callsTopic) {
		this.publisher = publisher;
		this.callsTopic = callsTopic;
	}

	@Override
	public void onRecord(ConsumedRecord record) {
		Position position = Position.of(record);
		Consumer<ApplicationEventPublisher> publication = this.failed.get(position);
		if (publication == null) {
			publication = publication(record);
		}
		if (publication == null) {
			return;
		}
		try {
			publication.accept(this.publisher);
		}
		catch (RuntimeException ex) {
			this.failed.put(position, publication);
			throw ex;
		}
		this.failed.remove(position);
	}

	private @Nullable Consumer<ApplicationEventPublisher> publication(ConsumedRecord record) {
		AmiRecord content = record.content();
		if (content instanceof AmiRecord.Event event) {
			return new RepeatablePublication(this, event.origin().server(), event.event())::publish;
		}
		if (content instanceof AmiRecord.Connection connection) {
			return new RepeatablePublication(this, connection.event())::publish;
		}
		if (content instanceof AmiRecord.CallEnded call) {
			return new RepeatableLivePublication(this, call.event())::publish;
		}
		AmiRecord.Loss loss = (AmiRecord.Loss) content;
		// otherwise, the gap was published
		return loss.reason().isGap() ? null : lost(record.topic(), loss.origin().server(), loss.at(), loss.count());
	}

	private Consumer<ApplicationEventPublisher> lost(String topic, String server, Instant at, long count) {
		return topic.equals(this.callsTopic)
				? new RepeatableLivePublication(this, new ChangesLostEvent(server, 0, at, count))::publish
				: new RepeatablePublication(this, new AmiEventsLostEvent(server, at, count))::publish;
	}

	@Override
	public void onGap(RecordGap gap) {
		lost(gap.topic(), gap.server(), Instant.now(), gap.count()).accept(this.publisher);
	}

	@Override
	public void onDeadLetter(ConsumedRecord record) {
		this.failed.remove(Position.of(record));
	}

	private record Position(String topic, int partition, long offset) {

		private static Position of(ConsumedRecord record) {
			return new Position(record.topic(), record.partition(), record.offset());
		}

	}

}
