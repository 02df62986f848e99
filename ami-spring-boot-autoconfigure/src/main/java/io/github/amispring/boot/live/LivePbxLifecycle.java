/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.live.LivePbx;
import org.springframework.context.SmartLifecycle;

/**
 * Starts live views before the clients whose events they follow. A view follows its
 * client until it is closed: it becomes stale when the client stops, and requests the
 * state of the PBX when the client starts again.
 *
 * @since 1.0.0
 */
public class LivePbxLifecycle implements SmartLifecycle {

	/** The phase, in which views start before the clients. */
	public static final int PHASE = AmiClientLifecycle.PHASE - 1;

	private final LivePbxs views;

	private boolean started;

	private volatile boolean running;

	/**
	 * Creates a lifecycle.
	 * @param views the views, which have not been started
	 */
	public LivePbxLifecycle(LivePbxs views) {
		this.views = views;
	}

	@Override
	public synchronized void start() {
		this.running = true;
		if (!this.started) {
			this.started = true;
			this.views.forEach(LivePbx::start);
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
