/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.cdr;

/**
 * What the record of a call and the records of Asterisk have in common.
 */
public enum Aspect {

	/** There is one CDR for the call. */
	RECORDS,

	/** The calling channel. */
	CALLER,

	/** The channel that answered first. */
	ANSWERED_BY,

	/** When the call started. */
	START,

	/** When the call was answered. */
	ANSWER,

	/** When the call ended. */
	END,

	/** Whether the call was answered, and why not. */
	OUTCOME,

	/** The channel that hung up, according to CEL. */
	ENDED_BY

}
