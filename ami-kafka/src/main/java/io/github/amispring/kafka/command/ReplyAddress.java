/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import org.apache.kafka.common.header.Headers;

/**
 * Where an owner sends the reply to a request.
 *
 * @param request the identifier of the request
 * @param instance the identifier of the instance that has sent the request
 * @param topic the topic
 * @param partition the partition
 */
record ReplyAddress(String request, String instance, String topic, int partition) {

	static ReplyAddress read(Headers headers) {
		long partition = CommandHeaders.number(headers, CommandHeaders.REPLY_PARTITION);
		if (partition < 0 || partition > Integer.MAX_VALUE) {
			throw new InvalidRequestException("The partition for the reply is not valid");
		}
		return new ReplyAddress(CommandHeaders.get(headers, CommandHeaders.REQUEST),
				CommandHeaders.get(headers, CommandHeaders.INSTANCE),
				CommandHeaders.get(headers, CommandHeaders.REPLY_TOPIC), (int) partition);
	}

}
