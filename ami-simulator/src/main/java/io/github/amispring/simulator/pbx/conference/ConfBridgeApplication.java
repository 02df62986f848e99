/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.conference;

import java.time.Duration;

import io.github.amispring.simulator.pbx.channel.Bridges;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.dialplan.Application;
import io.github.amispring.simulator.pbx.dialplan.ApplicationFactory;
import io.github.amispring.simulator.pbx.dialplan.Execution;
import io.github.amispring.simulator.protocol.CauseCodes;

/**
 * ConfBridge: adds the caller to a conference. A user profile whose name contains
 * {@code admin} makes the caller an administrator. Other callers cannot join a conference
 * that is locked.
 */
public final class ConfBridgeApplication extends Application {

	/** How long Asterisk plays that the conference is locked. */
	private static final Duration ANNOUNCEMENT = Duration.ofSeconds(2);

	private final Channels channels;

	private final Bridges bridges;

	private final Conferences conferences;

	private final String conference;

	private final boolean admin;

	private ConfBridgeApplication(Execution execution, Engine engine, Channels channels, Bridges bridges,
			Conferences conferences, String data) {
		super(execution, engine);
		this.channels = channels;
		this.bridges = bridges;
		this.conferences = conferences;
		String[] parts = data.split(",");
		this.conference = parts[0];
		this.admin = parts.length > 2 && parts[2].contains("admin");
	}

	/**
	 * Returns the factory of this application.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param bridges the bridges
	 * @param conferences the conferences
	 * @return the factory
	 */
	public static ApplicationFactory factory(Engine engine, Channels channels, Bridges bridges,
			Conferences conferences) {
		return (execution, data) -> new ConfBridgeApplication(execution, engine, channels, bridges, conferences, data);
	}

	@Override
	protected void start() {
		this.channels.answer(channel());
		if (isOver()) {
			return;
		}
		Conference existing = this.conferences.find(this.conference);
		if (existing != null && existing.locked() && !this.admin) {
			later(ANNOUNCEMENT, this::refused);
		}
		else {
			this.conferences.join(this.conference, new Participant(channel(), this.admin, false), this::kicked);
		}
	}

	private void refused() {
		this.channels.setVariable(channel(), "CONFBRIDGE_RESULT", "FAILED");
		finish(CauseCodes.NORMAL);
	}

	private void kicked() {
		this.channels.setVariable(channel(), "CONFBRIDGE_RESULT", "KICKED");
		next();
	}

	@Override
	protected void channelReplaced(PbxChannel before) {
		this.conferences.replace(this.conference, before, channel());
	}

	@Override
	protected void stop(boolean gone) {
		this.bridges.leave(channel());
		this.channels.setVariable(channel(), "CONFBRIDGE_RESULT", "HANGUP");
	}

}
