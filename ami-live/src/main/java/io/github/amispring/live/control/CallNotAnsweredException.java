/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import io.github.amispring.live.model.EndedCall;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when an originated call has ended, and it is not known that the party has
 * answered. {@link EndedCall#outcome()} contains the reason, such as {@code BUSY}.
 *
 * @since 1.0.0
 */
public class CallNotAnsweredException extends CallControlException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable EndedCall ended;

	/**
	 * Creates an exception.
	 * @param server the name of the client of the PBX
	 * @param message the failure, the call, and the remedy
	 * @param ended the record of the call
	 */
	public CallNotAnsweredException(String server, String message, EndedCall ended) {
		super(server, message, null);
		this.ended = ended;
	}

	/**
	 * Returns the record of the call.
	 * @return the record, {@code null} only after serialization
	 */
	public @Nullable EndedCall ended() {
		return this.ended;
	}

}
