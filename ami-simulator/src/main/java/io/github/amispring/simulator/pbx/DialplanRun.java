/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import org.jspecify.annotations.Nullable;

/**
 * A channel's way through the dialplan, step by step.
 */
final class DialplanRun implements Activity {

	private final Channel channel;

	private final Channels channels;

	private final Dialplan dialplan;

	private final Applications applications;

	private @Nullable Application current;

	/** A single application outside of the dialplan, as Originate can ask for. */
	private boolean single;

	DialplanRun(Channel channel, Channels channels, Dialplan dialplan, Applications applications) {
		this.channel = channel;
		this.channels = channels;
		this.dialplan = dialplan;
		this.applications = applications;
		channel.activity = this;
	}

	Channel channel() {
		return this.channel;
	}

	/** Goes on where the channel stands. */
	void start() {
		DialplanStep step = this.dialplan.step(this.channel.exten, this.channel.priority);
		if (step == null) {
			finish(null, HangupCause.NONE);
			return;
		}
		this.channels.newExten(this.channel, step.application(), step.data());
		run(step);
	}

	void single(DialplanStep step) {
		this.single = true;
		this.channel.application = step.application();
		this.channel.data = step.data();
		run(step);
	}

	private void run(DialplanStep step) {
		Application application = this.applications.create(this, step);
		this.current = application;
		application.start();
	}

	void next() {
		if (this.single) {
			finish(null, HangupCause.NONE);
			return;
		}
		this.channel.priority++;
		start();
	}

	void finish(@Nullable Application application, int cause) {
		if (this.channel.gone) {
			return;
		}
		this.current = null;
		if (this.channel.cause == HangupCause.NONE) {
			this.channel.cause = cause;
		}
		if (!this.single) {
			this.channels.softHangupRequest(this.channel);
		}
		if (application != null) {
			application.cleanUp();
		}
		this.channels.remove(this.channel);
	}

	@Override
	public void hangup(Channel channel, int cause) {
		channel.cause = cause;
		Application application = this.current;
		if (application != null) {
			application.over();
			application.stop(true);
		}
		finish(application, cause);
	}

	@Override
	public void release(Channel channel) {
		Application application = this.current;
		this.current = null;
		if (application != null) {
			application.over();
			application.stop(false);
			application.cleanUp();
		}
	}

}
