/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import io.github.amispring.simulator.pbx.channel.Activity;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.protocol.CauseCodes;
import org.jspecify.annotations.Nullable;

/**
 * Executes the dialplan on a channel, step by step, or a single application.
 */
public final class DialplanRun implements Activity, Execution {

	private PbxChannel channel;

	private final Channels channels;

	private final Dialplan dialplan;

	private final Applications applications;

	private @Nullable Application current;

	private boolean single;

	private boolean finished;

	/**
	 * Creates the activity of a channel, which does not run yet.
	 * @param channel the channel
	 * @param channels the channels
	 * @param dialplan the dialplan
	 * @param applications the applications of the dialplan
	 */
	public DialplanRun(PbxChannel channel, Channels channels, Dialplan dialplan, Applications applications) {
		this.channel = channel;
		this.channels = channels;
		this.dialplan = dialplan;
		this.applications = applications;
		channel.setActivity(this);
	}

	@Override
	public PbxChannel channel() {
		return this.channel;
	}

	/** Continues on another channel, which takes the place of the channel. */
	void continueOn(PbxChannel other) {
		PbxChannel before = this.channel;
		this.channel = other;
		other.setActivity(this);
		if (this.current != null) {
			this.current.channelReplaced(before);
		}
	}

	/** Executes the dialplan, starting at the position of the channel. */
	public void start() {
		DialplanStep step = this.dialplan.step(this.channel.exten(), this.channel.priority());
		if (step == null) {
			finish(CauseCodes.NONE);
			return;
		}
		this.channels.newExten(this.channel, step.application(), step.data());
		run(step);
	}

	/** Executes one application outside of the dialplan, as Originate can request. */
	void startSingle(DialplanStep step) {
		this.single = true;
		this.channel.setApplication(step.application(), step.data());
		run(step);
	}

	private void run(DialplanStep step) {
		Application application = this.applications.create(this, step);
		if (application == null) {
			next();
			return;
		}
		this.current = application;
		application.start();
	}

	@Override
	public void next() {
		this.current = null;
		if (this.single) {
			finish(CauseCodes.NONE);
			return;
		}
		this.channel.setPosition(this.channel.context(), this.channel.exten(), this.channel.priority() + 1);
		start();
	}

	@Override
	public void goTo(String exten) {
		this.current = null;
		this.channel.setPosition(this.channel.context(), exten, 1);
		start();
	}

	/** Tells the application that the caller of the channel has changed. */
	void callerChanged() {
		if (this.current != null) {
			this.current.callerChanged();
		}
	}

	/** Passes a key to the application. */
	void pressed(char key) {
		if (this.current != null) {
			this.current.pressed(key);
		}
	}

	@Override
	public void finish(int cause) {
		if (this.finished || this.channel.isGone()) {
			return;
		}
		this.finished = true;
		Application application = this.current;
		this.current = null;
		if (this.channel.cause() == CauseCodes.NONE) {
			this.channel.setCause(cause);
		}
		if (!this.single) {
			this.channels.requestSoftHangup(this.channel);
		}
		if (application != null) {
			application.cleanUp();
		}
		this.channels.remove(this.channel);
	}

	@Override
	public void hangup(int cause) {
		if (this.finished) {
			return;
		}
		this.channel.markHungUp();
		this.channel.setCause(cause);
		Application application = this.current;
		if (application != null) {
			application.over();
			application.stop(true);
		}
		finish(cause);
	}

	@Override
	public void release() {
		Application application = this.current;
		this.current = null;
		if (application != null) {
			application.over();
			application.stop(false);
			application.cleanUp();
		}
	}

	@Override
	public boolean isRedirectable() {
		return true;
	}

}
