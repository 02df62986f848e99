/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import io.github.amispring.message.AmiMessage;

/**
 * The limits of a received message. The client closes the connection if a message exceeds
 * them.
 *
 * @param maxMessageSize the maximum number of bytes
 * @param maxMessageLines the maximum number of lines
 */
public record MessageLimits(int maxMessageSize, int maxMessageLines) {

	/** 16 MiB and 200,000 lines, which is far more than Asterisk sends. */
	public static final MessageLimits DEFAULT = new MessageLimits(16 * 1024 * 1024, 200_000);

	/**
	 * The maximum length of the banner in bytes. Asterisk's banner is shorter than 40
	 * bytes.
	 */
	static final int MAX_BANNER_LENGTH = 256;

	/**
	 * Returns the memory usage of a message: its bytes and the offsets of its lines.
	 * @param message the message
	 * @return the size in bytes
	 */
	public static long sizeOf(AmiMessage message) {
		return message.length() + (long) Integer.BYTES * message.size();
	}

}
