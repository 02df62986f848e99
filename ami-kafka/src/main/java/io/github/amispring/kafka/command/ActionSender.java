/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests to Kafka, for each PBX in the order in which they were submitted. A
 * request waits here until Kafka accepts it or it has timed out, so it is known that it
 * was not sent.
 */
final class ActionSender {

	private static final long RETRY_NANOS = 100_000_000;

	private final String instance;

	private final String replyTopic;

	private final UnaryOperator<String> topics;

	private final CommandProducer producer;

	private final ReplyReader replies;

	private final Executor threads;

	private final CommandCounters counters;

	private final Map<String, SerialExecutor> queues = new ConcurrentHashMap<>();

	/**
	 * Creates a sender.
	 * @param topics returns the control topic of a PBX
	 */
	ActionSender(String instance, String replyTopic, UnaryOperator<String> topics, CommandProducer producer,
			ReplyReader replies, Executor threads, CommandCounters counters) {
		this.instance = instance;
		this.replyTopic = replyTopic;
		this.topics = topics;
		this.producer = producer;
		this.replies = replies;
		this.threads = threads;
		this.counters = counters;
	}

	void send(PendingRequest request, byte[] action) {
		queue(request).execute(() -> {
			try {
				attempt(request, action);
			}
			catch (InterruptedException ex) {
				request.abandon(Reply.Outcome.DISCONNECTED, "was interrupted");
			}
			catch (Throwable ex) {
				rejected(request, ex);
			}
		});
	}

	/** Asks the owner to cancel an action that was sent. Best effort. */
	void cancel(PendingRequest request) {
		queue(request).execute(() -> {
			Headers headers = CommandHeaders.of(CommandHeaders.CANCEL, request.id(), this.instance);
			this.producer.send(record(request, headers, new byte[0]), (metadata, failure) -> {
			});
		});
	}

	private SerialExecutor queue(PendingRequest request) {
		return this.queues.computeIfAbsent(request.server(), (server) -> new SerialExecutor(this.threads));
	}

	private void attempt(PendingRequest request, byte[] action) throws InterruptedException {
		while (!request.hasEnded() && request.remainingNanos() > 0) {
			try {
				Integer partition = this.replies.awaitPartition(request.remainingNanos());
				if (partition == null || tryToSend(request, partition, action)) {
					return;
				}
			}
			catch (RetriableException ex) {
				// not accepted yet
			}
			LockSupport.parkNanos(Math.min(RETRY_NANOS, request.remainingNanos()));
		}
	}

	/** Returns whether the request was passed to Kafka, or has ended. */
	private boolean tryToSend(PendingRequest request, int partition, byte[] action) throws InterruptedException {
		Headers headers = CommandHeaders.of(CommandHeaders.ACTION, request.id(), this.instance);
		CommandHeaders.set(headers, CommandHeaders.EXPIRES, String.valueOf(request.expires()));
		CommandHeaders.set(headers, CommandHeaders.REPLY_TOPIC, this.replyTopic);
		CommandHeaders.set(headers, CommandHeaders.REPLY_PARTITION, String.valueOf(partition));
		ProducerRecord<String, byte[]> record = record(request, headers, action);
		// otherwise, send() could wait, and a timeout could not tell that nothing was
		// sent
		this.producer.prepare(record.topic());
		if (!request.beginSend()) {
			return true;
		}
		boolean accepted = false;
		try {
			Future<RecordMetadata> sent = this.producer.send(record, (metadata, failure) -> sent(request, failure));
			accepted = !sent.isDone() || isWritten(sent);
		}
		finally {
			if (!accepted) {
				request.notSent();
			}
		}
		if (accepted) {
			this.counters.requested.increment();
		}
		return accepted;
	}

	/** Called if the request was not put into the buffer of the producer. */
	private static boolean isWritten(Future<RecordMetadata> sent) throws InterruptedException {
		try {
			sent.get();
			return true;
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof KafkaException cause) ? cause : new KafkaException(ex.getCause());
		}
	}

	private void sent(PendingRequest request, @Nullable Exception failure) {
		// after other failures, the request may have been written
		if (isRejection(failure)) {
			request.notSent();
			rejected(request, failure);
		}
	}

	private static boolean isRejection(@Nullable Throwable failure) {
		return failure instanceof RecordTooLargeException || failure instanceof TopicAuthorizationException
				|| failure instanceof InvalidTopicException;
	}

	private static void rejected(PendingRequest request, @Nullable Throwable failure) {
		request.abandon(Reply.Outcome.DISCONNECTED, "was not accepted by Kafka (" + failure + ")");
	}

	private ProducerRecord<String, byte[]> record(PendingRequest request, Headers headers, byte[] value) {
		// a control topic has one partition that is used
		return new ProducerRecord<>(this.topics.apply(request.server()), 0, request.server(), value, headers);
	}

}
