/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import io.github.amispring.simulator.pbx.channel.Activity;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.PbxChannel;

/**
 * Lets a channel take the place of another channel in the dialplan, which Asterisk calls
 * a masquerade.
 */
public final class Takeover {

	private final Channels channels;

	/**
	 * Creates a takeover for all channels.
	 * @param channels the channels
	 */
	public Takeover(Channels channels) {
		this.channels = channels;
	}

	/**
	 * Returns whether a channel executes the dialplan.
	 * @param channel the channel
	 * @return {@code true} if another channel can take its place
	 */
	public boolean isPossible(PbxChannel channel) {
		return channel.activity() instanceof DialplanRun;
	}

	/**
	 * Exchanges the positions of two channels in the dialplan. Each of them continues
	 * what the other one did.
	 * @param channel the channel that takes the place
	 * @param replaced the channel that is replaced and should be hung up; must execute
	 * the dialplan
	 */
	public void exchange(PbxChannel channel, PbxChannel replaced) {
		Activity former = channel.activity();
		Activity activity = replaced.activity();
		Position position = Position.of(channel);
		int cause = channel.cause();
		channel.setCause(replaced.cause());
		replaced.setCause(cause);
		String music = replaced.music();
		this.channels.stopMusic(replaced);
		Position.of(replaced).apply(this.channels, channel);
		if (activity instanceof DialplanRun run) {
			run.continueOn(channel);
		}
		replaced.setActivity(null);
		if (former instanceof DialplanRun run) {
			position.apply(this.channels, replaced);
			run.continueOn(replaced);
		}
		if (music != null) {
			this.channels.startMusic(channel, music);
		}
	}

	/** The position of a channel in the dialplan, and its application. */
	private record Position(String context, String exten, int priority, String application, String data) {

		static Position of(PbxChannel channel) {
			return new Position(channel.context(), channel.exten(), channel.priority(), channel.application(),
					channel.data());
		}

		void apply(Channels channels, PbxChannel channel) {
			channel.setPosition(this.context, this.exten, this.priority);
			channels.newExten(channel, this.application, this.data);
		}

	}

}
