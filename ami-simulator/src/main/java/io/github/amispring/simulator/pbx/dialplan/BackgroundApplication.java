/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.time.Duration;

import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;

/**
 * BackGround and WaitExten: the caller enters an extension, while or after a sound is
 * played. The call continues at the extension as soon as it is complete.
 */
final class BackgroundApplication extends Application {

	private static final Duration BETWEEN_KEYS = Duration.ofSeconds(5);

	private final Channels channels;

	private final Dialplan dialplan;

	private final Duration length;

	private final boolean sound;

	private String keys = "";

	BackgroundApplication(Execution execution, Engine engine, Channels channels, Dialplan dialplan, Duration length,
			boolean sound) {
		super(execution, engine);
		this.channels = channels;
		this.dialplan = dialplan;
		this.length = length;
		this.sound = sound;
	}

	@Override
	protected void start() {
		this.channels.answer(channel());
		later(this.length, () -> {
			if (this.keys.isEmpty()) {
				status();
				next();
			}
		});
	}

	private void status() {
		if (this.sound) {
			this.channels.setVariable(channel(), "BACKGROUNDSTATUS", "SUCCESS");
		}
	}

	@Override
	protected void pressed(char key) {
		if (this.keys.isEmpty()) {
			status();
		}
		this.keys += key;
		if (this.dialplan.exists(this.keys, 1) && !this.dialplan.isPrefix(this.keys)) {
			goTo(this.keys);
			return;
		}
		String entered = this.keys;
		later(BETWEEN_KEYS, () -> {
			if (this.keys.equals(entered)) {
				complete();
			}
		});
	}

	private void complete() {
		if (this.dialplan.exists(this.keys, 1)) {
			goTo(this.keys);
		}
		else {
			next();
		}
	}

}
