/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.time.Duration;

import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;

/**
 * An application of the dialplan that runs on a channel.
 */
public abstract class Application {

	private final Execution execution;

	private final Engine engine;

	private boolean over;

	/**
	 * Creates an application that does not run yet.
	 * @param execution the execution on the channel
	 * @param engine the engine of the PBX
	 */
	protected Application(Execution execution, Engine engine) {
		this.execution = execution;
		this.engine = engine;
	}

	/**
	 * Starts the application, which calls {@link #next()} or {@link #finish(int)}
	 * immediately or later.
	 */
	protected abstract void start();

	/**
	 * Stops the application because its channel is hung up or redirected.
	 * @param gone {@code true} if the channel is hung up
	 */
	protected void stop(boolean gone) {
	}

	/**
	 * Removes the other channels of the application. Called after the hangup or
	 * redirection of this channel was requested.
	 */
	protected void cleanUp() {
	}

	/**
	 * Reacts to a key that the user of the channel presses. By default, keys are ignored.
	 * @param key the key
	 */
	protected void pressed(char key) {
	}

	/**
	 * Reacts to another caller of the channel, which is a half of a Local channel.
	 */
	protected void callerChanged() {
	}

	/**
	 * Continues after another channel has taken the place of the channel.
	 * @param before the former channel
	 */
	protected void channelReplaced(PbxChannel before) {
	}

	/**
	 * Returns the channel that the application runs on.
	 * @return the channel
	 */
	protected final PbxChannel channel() {
		return this.execution.channel();
	}

	/**
	 * Runs a task after a delay, unless the application has ended by then.
	 * @param delay the delay
	 * @param task the task
	 */
	protected final void later(Duration delay, Runnable task) {
		this.engine.after(delay, () -> {
			if (!this.over) {
				task.run();
			}
		});
	}

	/**
	 * Returns whether the application has ended.
	 * @return {@code true} if scheduled tasks no longer run
	 */
	protected final boolean isOver() {
		return this.over;
	}

	/** Ends the application: scheduled tasks no longer run. */
	final void over() {
		this.over = true;
	}

	/** Ends the application, and continues with the next priority. */
	protected final void next() {
		if (!this.over) {
			this.over = true;
			this.execution.next();
		}
	}

	/**
	 * Ends the application, and continues with the first priority of another extension.
	 * @param exten the extension
	 */
	protected final void goTo(String exten) {
		if (!this.over) {
			this.over = true;
			this.execution.goTo(exten);
		}
	}

	/**
	 * Ends the application and its channel.
	 * @param cause the hangup cause, if the channel has none yet
	 */
	protected final void finish(int cause) {
		if (!this.over) {
			this.over = true;
			this.execution.finish(cause);
		}
	}

	/**
	 * Parses a number of seconds, which may have a fraction.
	 * @param text the text
	 * @param defaultValue the result for a string that is not a number
	 * @return the duration
	 */
	public static Duration seconds(String text, Duration defaultValue) {
		try {
			return Duration.ofMillis(Math.round(Double.parseDouble(text.trim()) * 1000));
		}
		catch (NumberFormatException ex) {
			return defaultValue;
		}
	}

}
