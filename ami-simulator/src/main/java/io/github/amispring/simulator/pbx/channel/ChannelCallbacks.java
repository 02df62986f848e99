/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Callbacks for what happens to a channel. Access them only under the lock of the
 * {@link Engine}.
 */
public final class ChannelCallbacks {

	private @Nullable Runnable onAnswer;

	private @Nullable Runnable onRinging;

	private @Nullable Runnable onConnected;

	private @Nullable Runnable onTransfer;

	private final List<Runnable> onHangup = new ArrayList<>();

	ChannelCallbacks() {
	}

	/**
	 * Sets the callback that runs once, when the channel is answered.
	 * @param onAnswer the callback
	 */
	public void onAnswer(Runnable onAnswer) {
		this.onAnswer = onAnswer;
	}

	/**
	 * Sets the callback that runs each time the dialplan signals ringing.
	 * @param onRinging the callback
	 */
	public void onRinging(Runnable onRinging) {
		this.onRinging = onRinging;
	}

	/**
	 * Sets the callback that runs each time the connected party of the channel changes.
	 * @param onConnected the callback
	 */
	public void onConnected(Runnable onConnected) {
		this.onConnected = onConnected;
	}

	/**
	 * Sets the callback that runs once, when the channel is transferred.
	 * @param onTransfer the callback
	 */
	public void onTransfer(Runnable onTransfer) {
		this.onTransfer = onTransfer;
	}

	/**
	 * Adds a callback that runs once, before the Hangup event of the channel.
	 * @param onHangup the callback
	 */
	public void onHangup(Runnable onHangup) {
		this.onHangup.add(onHangup);
	}

	void answered() {
		Runnable callback = this.onAnswer;
		this.onAnswer = null;
		run(callback);
	}

	void ringing() {
		run(this.onRinging);
	}

	void connected() {
		run(this.onConnected);
	}

	/** Runs the callback for a transfer, if there is one. */
	public void transferred() {
		Runnable callback = this.onTransfer;
		this.onTransfer = null;
		run(callback);
	}

	void hangup() {
		List<Runnable> callbacks = List.copyOf(this.onHangup);
		this.onHangup.clear();
		callbacks.forEach(Runnable::run);
	}

	private static void run(@Nullable Runnable callback) {
		if (callback != null) {
			callback.run();
		}
	}

}
