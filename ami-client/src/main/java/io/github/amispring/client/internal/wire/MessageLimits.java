/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import io.github.amispring.message.AmiMessage;

/**
 * How much a peer may send as one message before it counts as broken or hostile.
 *
 * @param maxMessageSize the bytes of one message
 * @param maxMessageLines the lines of one message
 */
public record MessageLimits(int maxMessageSize, int maxMessageLines) {

	/** 16 MiB and 200,000 lines: far above what Asterisk sends. */
	public static final MessageLimits DEFAULT = new MessageLimits(16 * 1024 * 1024, 200_000);

	/** The longest greeting, in bytes: Asterisk's has less than 40. */
	static final int MAX_BANNER_LENGTH = 256;

	/**
	 * Returns the memory that a message takes: its bytes and the offsets of its lines.
	 * @param message the message
	 * @return the size in bytes
	 */
	public static long sizeOf(AmiMessage message) {
		return message.length() + (long) Integer.BYTES * message.size();
	}

}
