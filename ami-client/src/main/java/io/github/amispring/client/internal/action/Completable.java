/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

/**
 * A future that is ready to be completed by {@link Callbacks}.
 */
interface Completable {

	/** Completes the future and runs its continuations. Does not throw exceptions. */
	void completeFuture();

	/** Returns whether the future has been ready for at least the given time. */
	boolean isOverdue(long nanos);

}
