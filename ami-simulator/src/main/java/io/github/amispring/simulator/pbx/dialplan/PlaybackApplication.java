/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.time.Duration;

import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;

/**
 * Playback: answers the call and plays a sound.
 */
final class PlaybackApplication extends Application {

	private static final Duration LENGTH = Duration.ofSeconds(3);

	private final Channels channels;

	private final boolean failsOnHangup;

	PlaybackApplication(Execution execution, Engine engine, Channels channels) {
		super(execution, engine);
		this.channels = channels;
		this.failsOnHangup = engine.version().failsPlaybackOnHangup();
	}

	@Override
	protected void start() {
		this.channels.answer(channel());
		later(LENGTH, () -> {
			status("SUCCESS");
			next();
		});
	}

	private void status(String status) {
		this.channels.setVariable(channel(), "PLAYBACKSTATUS", status);
	}

	@Override
	protected void stop(boolean gone) {
		status((gone && this.failsOnHangup) ? "FAILED" : "SUCCESS");
	}

}
