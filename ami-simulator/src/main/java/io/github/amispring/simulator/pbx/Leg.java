/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A channel that was made to call somebody, for as long as it belongs to the one who
 * called.
 */
final class Leg implements Activity {

	private final Channel channel;

	private final String dialString;

	private final LegOwner owner;

	private final Instant started;

	private boolean answered;

	private boolean over;

	/** Where the call goes: called once the owner has announced it. */
	@Nullable Runnable caller;

	/** What is to be announced right before the call. */
	@Nullable Runnable before;

	Leg(Channel channel, String dialString, LegOwner owner, Instant started) {
		this.channel = channel;
		this.dialString = dialString;
		this.owner = owner;
		this.started = started;
		channel.activity = this;
	}

	void announced() {
		if (this.before != null) {
			this.before.run();
		}
	}

	void call() {
		if (this.caller != null) {
			this.caller.run();
		}
	}

	void ringing() {
		if (isWaiting()) {
			this.owner.ringing(this);
		}
	}

	void answered() {
		if (isWaiting()) {
			this.answered = true;
			this.owner.answered(this);
		}
	}

	/** Nothing more is told to the owner from now on. */
	void over() {
		this.over = true;
	}

	boolean isWaiting() {
		return !this.answered && !this.over;
	}

	boolean isAnswered() {
		return this.answered;
	}

	@Override
	public void hangup(Channel channel, int cause) {
		if (!this.over) {
			this.over = true;
			this.owner.ended(this);
		}
	}

	@Override
	public void release(Channel channel) {
		if (!this.over) {
			this.over = true;
			this.owner.released(this);
		}
	}

	Channel channel() {
		return this.channel;
	}

	String dialString() {
		return this.dialString;
	}

	Instant started() {
		return this.started;
	}

}
