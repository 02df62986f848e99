/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * An attempt of a channel, or of an originate action, to reach another channel: from
 * DialBegin to the first DialEnd, or to the Hangup of the called channel.
 */
final class Dial {

	/** The Uniqueid of the calling channel, or {@code null} if it was originated. */
	final @Nullable String source;

	boolean open = true;

	/** The status of DialEnd, or {@code null} if there was none. */
	@Nullable String status;

	Dial(@Nullable String source) {
		this.source = source;
	}

}
