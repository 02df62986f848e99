/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

/**
 * A future that runs a task when it is completed.
 *
 * @param continuation the task
 */
record ReadyFuture(Runnable continuation) implements Completable {

	@Override
	public void completeFuture() {
		this.continuation.run();
	}

	@Override
	public boolean isOverdue(long nanos) {
		return false;
	}

}
