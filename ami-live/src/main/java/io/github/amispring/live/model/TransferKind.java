/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

/**
 * The kind of a transfer.
 *
 * @since 1.0.0
 */
public enum TransferKind {

	/**
	 * A party sent the other one to an extension without talking to it first.
	 */
	BLIND,

	/**
	 * A party talked to the target first.
	 */
	ATTENDED,

	/**
	 * A party called the target, and completed the transfer before the target answered.
	 */
	BLONDE,

	/**
	 * The action {@code Redirect}, or another command from outside, sent the call to an
	 * extension.
	 */
	REDIRECT,

	/**
	 * The call was parked and then retrieved.
	 */
	PARK

}
