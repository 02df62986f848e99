/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

/**
 * A future that runs a task when the future is completed.
 *
 * @param callback the task
 */
record ReadyFuture(Runnable callback) implements Completable {

	@Override
	public void completeFuture() {
		this.callback.run();
	}

	@Override
	public boolean isOverdue(long nanos) {
		return false;
	}

}
