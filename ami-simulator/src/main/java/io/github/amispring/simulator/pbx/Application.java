/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;

/**
 * An application of the dialplan while it runs on a channel.
 */
abstract class Application {

	private final DialplanRun run;

	private final Engine engine;

	private boolean over;

	Application(DialplanRun run, Engine engine) {
		this.run = run;
		this.engine = engine;
	}

	/** Begins; calls {@link #next()} or {@link #finish(int)} at once or later. */
	abstract void start();

	/**
	 * The channel is hung up or taken away: ends what concerns it.
	 * @param gone whether it is hung up
	 */
	void stop(boolean gone) {
	}

	/** Ends what else the application made, once the channel's own end was announced. */
	void cleanUp() {
	}

	final Channel channel() {
		return this.run.channel();
	}

	final void later(Duration delay, Runnable work) {
		this.engine.after(delay, () -> {
			if (!this.over) {
				work.run();
			}
		});
	}

	final boolean isOver() {
		return this.over;
	}

	/** Nothing that was planned for later happens from now on. */
	final void over() {
		this.over = true;
	}

	/** The dialplan goes on. */
	final void next() {
		if (!this.over) {
			this.over = true;
			this.run.next();
		}
	}

	/** The channel ends with this application. */
	final void finish(int cause) {
		if (!this.over) {
			this.over = true;
			this.run.finish(this, cause);
		}
	}

}
