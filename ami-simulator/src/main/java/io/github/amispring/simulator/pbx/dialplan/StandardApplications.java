/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.time.Duration;
import java.util.function.BiConsumer;

import io.github.amispring.simulator.pbx.channel.ChannelState;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.protocol.CauseCodes;

/**
 * The applications that involve one channel only.
 */
public final class StandardApplications {

	/** The time that Asterisk waits for the first audio. */
	private static final Duration ANSWER_DELAY = Duration.ofMillis(500);

	private static final Duration BACKGROUND_LENGTH = Duration.ofSeconds(3);

	private static final Duration WAIT_EXTEN = Duration.ofSeconds(10);

	private final Engine engine;

	private final Channels channels;

	private StandardApplications(Engine engine, Channels channels) {
		this.engine = engine;
		this.channels = channels;
	}

	/**
	 * Creates a registry with these applications.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param dialplan the dialplan
	 * @return the registry
	 */
	public static Applications create(Engine engine, Channels channels, Dialplan dialplan) {
		StandardApplications standard = new StandardApplications(engine, channels);
		Applications applications = new Applications();
		applications.add("Answer", standard.simple(standard::answer));
		applications.add("Ringing", standard.simple(standard::ringing));
		applications.add("Wait", standard.simple(standard::await));
		applications.add("Playback", (execution, data) -> new PlaybackApplication(execution, engine, channels));
		applications.add("Hangup", standard.simple(standard::hangup));
		applications.add("Busy", standard.simple((application, data) -> standard.busyTone(application, "BUSY")));
		applications.add("Congestion",
				standard.simple((application, data) -> standard.busyTone(application, "CONGESTION")));
		applications.add("Echo", standard.simple(standard::untilHangup));
		applications.add("BackGround", (execution, data) -> new BackgroundApplication(execution, engine, channels,
				dialplan, BACKGROUND_LENGTH, true));
		applications.add("WaitExten", (execution, data) -> new BackgroundApplication(execution, engine, channels,
				dialplan, Application.seconds(data, WAIT_EXTEN), false));
		applications.add("Pickup", PickupApplication.byExtension(engine, channels));
		applications.add("PickupChan", PickupApplication.byChannel(engine, channels));
		applications.add("ChanSpy", (execution, data) -> new ChanSpyApplication(execution, engine, channels, data));
		applications.add("VoiceMail", (execution, data) -> new VoiceMailApplication(execution, engine, channels, data));
		applications.add("Set", standard.simple(standard::set));
		applications.add("MusicOnHold", (execution, data) -> new MusicOnHold(execution, engine, channels, data));
		return applications;
	}

	private ApplicationFactory simple(BiConsumer<Application, String> start) {
		return (execution, data) -> new SimpleApplication(execution, this.engine, data, start);
	}

	private void answer(Application application, String data) {
		if (application.channel().isUp()) {
			application.next();
			return;
		}
		this.channels.answer(application.channel());
		if (!application.isOver()) {
			application.later(ANSWER_DELAY, application::next);
		}
	}

	private void ringing(Application application, String data) {
		this.channels.signalRinging(application.channel());
		application.next();
	}

	private void await(Application application, String data) {
		application.later(Application.seconds(data, Duration.ZERO), application::next);
	}

	private void hangup(Application application, String data) {
		int cause = CauseCodes.NORMAL;
		try {
			cause = Integer.parseInt(data.trim());
			application.channel().setCause(cause);
		}
		catch (NumberFormatException ex) {
			// Asterisk also ignores a cause that is not a number
		}
		application.finish(cause);
	}

	private void busyTone(Application application, String disposition) {
		int cause = disposition.equals("BUSY") ? CauseCodes.BUSY : CauseCodes.CONGESTION;
		PbxChannel channel = application.channel();
		channel.setCause(cause);
		if (!channel.isUp()) {
			this.channels.changeState(channel, ChannelState.BUSY);
		}
		channel.setDisposition(disposition);
		this.channels.requestHangup(channel);
		application.finish(cause);
	}

	private void untilHangup(Application application, String data) {
		this.channels.answer(application.channel());
	}

	private void set(Application application, String data) {
		int equals = data.indexOf('=');
		// dialplan functions such as TIMEOUT(absolute) are not simulated
		if (equals > 0 && data.indexOf('(') < 0) {
			this.channels.setVariable(application.channel(), data.substring(0, equals), data.substring(equals + 1));
		}
		application.next();
	}

	/**
	 * An application that needs no clean-up when its channel is hung up or redirected.
	 */
	private static final class SimpleApplication extends Application {

		private final String data;

		private final BiConsumer<Application, String> start;

		SimpleApplication(Execution execution, Engine engine, String data, BiConsumer<Application, String> start) {
			super(execution, engine);
			this.data = data;
			this.start = start;
		}

		@Override
		protected void start() {
			this.start.accept(this, this.data);
		}

	}

	/**
	 * Plays music on hold, for a given time or until the hangup.
	 */
	private static final class MusicOnHold extends Application {

		private final Channels channels;

		private final String musicClass;

		private final String length;

		MusicOnHold(Execution execution, Engine engine, Channels channels, String data) {
			super(execution, engine);
			this.channels = channels;
			String[] parts = data.split(",", 2);
			this.musicClass = parts[0].isEmpty() ? "default" : parts[0];
			this.length = (parts.length > 1) ? parts[1] : "";
		}

		@Override
		protected void start() {
			this.channels.startMusic(channel(), this.musicClass);
			if (!this.length.isBlank()) {
				later(seconds(this.length, Duration.ZERO), () -> {
					this.channels.stopMusic(channel());
					next();
				});
			}
		}

		@Override
		protected void stop(boolean gone) {
			this.channels.stopMusic(channel());
		}

	}

}
