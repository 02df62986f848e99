/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

/**
 * Makes the applications of the dialplan by their names. A name that is not known here
 * does nothing, and the dialplan goes on.
 */
final class Applications {

	private final Engine engine;

	private final Channels channels;

	private final Dialer dialer;

	private final Conversations conversations;

	private final Queues queues;

	Applications(Engine engine, Channels channels, Dialer dialer, Conversations conversations, Queues queues) {
		this.engine = engine;
		this.channels = channels;
		this.dialer = dialer;
		this.conversations = conversations;
		this.queues = queues;
	}

	Application create(DialplanRun run, DialplanStep step) {
		String data = step.data();
		return switch (step.application()) {
			case "Answer" -> new SimpleApplications.Answer(run, this.engine, this.channels, data);
			case "Ringing" -> new SimpleApplications.Ringing(run, this.engine);
			case "Wait" -> new SimpleApplications.Wait(run, this.engine, data);
			case "Playback" -> new SimpleApplications.Playback(run, this.engine, this.channels);
			case "Hangup" -> new SimpleApplications.Hangup(run, this.engine, data);
			case "Busy" -> new SimpleApplications.Tone(run, this.engine, this.channels, HangupCause.BUSY);
			case "Congestion" -> new SimpleApplications.Tone(run, this.engine, this.channels, HangupCause.CONGESTION);
			case "Echo", "WaitExten" -> new SimpleApplications.Forever(run, this.engine, this.channels);
			case "MusicOnHold" -> new SimpleApplications.MusicOnHold(run, this.engine, this.channels, data);
			case "Set" -> new SimpleApplications.Set(run, this.engine, this.channels, data);
			case "Dial" -> new DialApplication(run, this.engine, this.channels, this.conversations, this.dialer, data);
			case "Queue" -> new QueueApplication(run, this.engine, this.channels, this.conversations, this.dialer,
					this.queues, data);
			default -> new SimpleApplications.Nothing(run, this.engine);
		};
	}

}
