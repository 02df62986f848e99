/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.wire;

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

}
