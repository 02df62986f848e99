/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

/**
 * The activity of a called channel that was answered: it stays in its bridge, and is hung
 * up when it leaves the bridge.
 */
public final class BridgedChannel implements Activity, Departure {

	private final PbxChannel channel;

	private final Engine engine;

	private final Channels channels;

	private final Bridges bridges;

	/**
	 * Creates the activity, which becomes the current activity of the channel.
	 * @param channel the channel
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param bridges the bridges
	 */
	public BridgedChannel(PbxChannel channel, Engine engine, Channels channels, Bridges bridges) {
		this.channel = channel;
		this.engine = engine;
		this.channels = channels;
		this.bridges = bridges;
		channel.setActivity(this);
	}

	@Override
	public void hangup(int cause) {
		if (this.channel.isHungUp()) {
			return;
		}
		this.channel.markHungUp();
		this.channel.setCause(cause);
		this.bridges.leave(this.channel);
		this.engine.react(() -> this.channels.remove(this.channel));
	}

	@Override
	public void release() {
		this.bridges.leave(this.channel);
	}

	@Override
	public boolean isRedirectable() {
		return true;
	}

	@Override
	public void left() {
		if (this.channel.activity() == this) {
			this.channels.remove(this.channel);
		}
	}

}
