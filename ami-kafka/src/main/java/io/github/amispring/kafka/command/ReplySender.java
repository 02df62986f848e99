/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.util.List;
import java.util.concurrent.Executor;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the replies of this instance for the actions of others.
 */
final class ReplySender {

	private static final Logger logger = LoggerFactory.getLogger(ReplySender.class);

	private final CommandProducer producer;

	private final Executor threads;

	private final CommandCounters counters;

	ReplySender(CommandProducer producer, Executor threads, CommandCounters counters) {
		this.producer = producer;
		this.threads = threads;
		this.counters = counters;
	}

	/** Sends a reply without waiting for it. */
	void send(ReplyAddress address, Reply reply) {
		try {
			this.threads.execute(() -> write(address, reply));
		}
		catch (Throwable ex) {
			lost(address, ex);
		}
	}

	private void write(ReplyAddress address, Reply reply) {
		try {
			byte[] value = ReplyCodec.write(reply);
			write(address, value, (failure) -> {
				if (failure instanceof RecordTooLargeException) {
					writeTooLarge(address, reply, value.length);
				}
				else {
					lost(address, failure);
				}
			});
		}
		catch (Throwable ex) {
			lost(address, ex);
		}
	}

	/** Replaces a reply that the broker or the producer does not accept. */
	private void writeTooLarge(ReplyAddress address, Reply reply, int length) {
		String text = "The PBX has responded, but the response of " + length + " bytes exceeds the maximum size of a"
				+ " Kafka record. The action was executed. Request fewer entries, or raise max.request.size of the"
				+ " producers and max.message.bytes of the topic \"" + address.topic() + "\".";
		Reply replacement = new Reply(Reply.Outcome.LIMIT, reply.mayHaveRun(), text, List.of());
		// on another thread, because the thread of the producer must not wait
		this.threads.execute(() -> {
			try {
				write(address, ReplyCodec.write(replacement), (failure) -> lost(address, failure));
			}
			catch (Throwable ex) {
				lost(address, ex);
			}
		});
	}

	private void write(ReplyAddress address, byte[] value, FailureHandler handler) {
		Headers headers = CommandHeaders.of(CommandHeaders.REPLY, address.request(), address.instance());
		this.producer.send(
				new ProducerRecord<>(address.topic(), address.partition(), address.instance(), value, headers),
				(metadata, failure) -> {
					if (failure != null) {
						handle(address, failure, handler);
					}
				});
	}

	private void handle(ReplyAddress address, Exception failure, FailureHandler handler) {
		try {
			handler.handle(failure);
		}
		catch (Throwable ex) {
			lost(address, ex);
		}
	}

	private void lost(ReplyAddress address, Throwable failure) {
		this.counters.repliesLost.increment();
		logger.warn("The reply to request {} of instance {} was not written to topic \"{}\"", address.request(),
				address.instance(), address.topic(), failure);
	}

	private interface FailureHandler {

		void handle(Exception failure);

	}

}
