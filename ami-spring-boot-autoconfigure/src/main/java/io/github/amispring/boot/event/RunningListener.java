/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;

/**
 * Which listener runs now. Its text names it, for any thread that asks.
 */
final class RunningListener {

	private final AtomicReference<@Nullable ApplicationListener<?>> listener = new AtomicReference<>();

	/** Called for each event, so without a fence: an instant later is soon enough. */
	void set(@Nullable ApplicationListener<?> listener) {
		this.listener.setOpaque(listener);
	}

	@Override
	public String toString() {
		ApplicationListener<?> listener = this.listener.getOpaque();
		return (listener != null) ? IsolatingEventMulticaster.describe(listener) : AmiEventPublisher.class.getName();
	}

}
