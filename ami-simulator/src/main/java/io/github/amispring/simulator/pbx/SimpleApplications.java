/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;

import io.github.amispring.simulator.protocol.EventClass;

/**
 * The applications that need nobody else.
 */
final class SimpleApplications {

	private SimpleApplications() {
	}

	/** A number of seconds, with a fraction perhaps. */
	static Duration seconds(String text, Duration otherwise) {
		try {
			return Duration.ofMillis(Math.round(Double.parseDouble(text.trim()) * 1000));
		}
		catch (NumberFormatException ex) {
			return otherwise;
		}
	}

	static final class Nothing extends Application {

		Nothing(DialplanRun run, Engine engine) {
			super(run, engine);
		}

		@Override
		void start() {
			next();
		}

	}

	static final class Answer extends Application {

		/** Asterisk waits for the first sound. */
		private static final Duration SETTLES = Duration.ofMillis(500);

		private final Channels channels;

		Answer(DialplanRun run, Engine engine, Channels channels, String data) {
			super(run, engine);
			this.channels = channels;
		}

		@Override
		void start() {
			if (channel().isUp()) {
				next();
				return;
			}
			this.channels.state(channel(), ChannelState.UP);
			if (!isOver()) {
				later(SETTLES, this::next);
			}
		}

	}

	static final class Ringing extends Application {

		Ringing(DialplanRun run, Engine engine) {
			super(run, engine);
		}

		@Override
		void start() {
			Runnable onRinging = channel().onRinging;
			if (onRinging != null) {
				onRinging.run();
			}
			next();
		}

	}

	static final class Wait extends Application {

		private final Duration time;

		Wait(DialplanRun run, Engine engine, String data) {
			super(run, engine);
			this.time = seconds(data, Duration.ZERO);
		}

		@Override
		void start() {
			later(this.time, this::next);
		}

	}

	static final class Playback extends Application {

		private static final Duration LENGTH = Duration.ofSeconds(3);

		private final Channels channels;

		Playback(DialplanRun run, Engine engine, Channels channels) {
			super(run, engine);
			this.channels = channels;
		}

		@Override
		void start() {
			if (!channel().isUp()) {
				this.channels.state(channel(), ChannelState.UP);
			}
			later(LENGTH, () -> {
				this.channels.variable(channel(), "PLAYBACKSTATUS", "SUCCESS");
				next();
			});
		}

	}

	static final class Hangup extends Application {

		private final String data;

		Hangup(DialplanRun run, Engine engine, String data) {
			super(run, engine);
			this.data = data;
		}

		@Override
		void start() {
			int cause = HangupCause.NORMAL;
			if (!this.data.isBlank()) {
				try {
					cause = Integer.parseInt(this.data.trim());
					channel().cause = cause;
				}
				catch (NumberFormatException ex) {
					// as Asterisk: a cause that is no number is no cause
					cause = HangupCause.NORMAL;
				}
			}
			finish(cause);
		}

	}

	/** Busy and Congestion: a tone, until the caller has enough of it. */
	static final class Tone extends Application {

		private final Channels channels;

		private final int cause;

		Tone(DialplanRun run, Engine engine, Channels channels, int cause) {
			super(run, engine);
			this.channels = channels;
			this.cause = cause;
		}

		@Override
		void start() {
			Channel channel = channel();
			channel.cause = this.cause;
			if (!channel.isUp()) {
				this.channels.state(channel, ChannelState.BUSY);
			}
			CallRecord record = channel.record;
			if (record != null) {
				record.disposition = (this.cause == HangupCause.BUSY) ? "BUSY" : "CONGESTION";
			}
			this.channels.hangupRequest(channel);
			finish(this.cause);
		}

	}

	/** Goes on until somebody hangs up. */
	static final class Forever extends Application {

		private final Channels channels;

		Forever(DialplanRun run, Engine engine, Channels channels) {
			super(run, engine);
			this.channels = channels;
		}

		@Override
		void start() {
			if (!channel().isUp()) {
				this.channels.state(channel(), ChannelState.UP);
			}
		}

	}

	static final class MusicOnHold extends Application {

		private final Channels channels;

		private final String musicClass;

		private final String length;

		MusicOnHold(DialplanRun run, Engine engine, Channels channels, String data) {
			super(run, engine);
			this.channels = channels;
			String[] parts = data.split(",", 2);
			this.musicClass = parts[0].isEmpty() ? "default" : parts[0];
			this.length = (parts.length > 1) ? parts[1] : "";
		}

		@Override
		void start() {
			this.channels.publishWith(this.channels.snapshot("MusicOnHoldStart", EventClass.CALL, channel())
				.add("Class", this.musicClass));
			if (!this.length.isBlank()) {
				later(seconds(this.length, Duration.ZERO), () -> {
					this.channels.publish("MusicOnHoldStop", channel());
					next();
				});
			}
		}

		@Override
		void stop(boolean gone) {
			this.channels.publish("MusicOnHoldStop", channel());
		}

	}

	static final class Set extends Application {

		private final Channels channels;

		private final String data;

		Set(DialplanRun run, Engine engine, Channels channels, String data) {
			super(run, engine);
			this.channels = channels;
			this.data = data;
		}

		@Override
		void start() {
			int equals = this.data.indexOf('=');
			// functions are not variables, and not simulated
			if (equals > 0 && this.data.indexOf('(') < 0) {
				this.channels.variable(channel(), this.data.substring(0, equals), this.data.substring(equals + 1));
			}
			next();
		}

	}

}
