/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.transfer;

import io.github.amispring.simulator.pbx.channel.Activity;
import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.BridgeObserver;
import io.github.amispring.simulator.pbx.channel.BridgeType;
import io.github.amispring.simulator.pbx.channel.BridgedChannel;
import io.github.amispring.simulator.pbx.channel.Bridges;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Departure;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.PhoneUsers;
import io.github.amispring.simulator.pbx.dialplan.DialTarget;
import io.github.amispring.simulator.pbx.dialplan.Dialer;
import io.github.amispring.simulator.pbx.dialplan.Leg;
import io.github.amispring.simulator.protocol.CauseCodes;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * A consultation, which is the activity of the transferer until it is over. The
 * transferer has moved from the bridge of the transferee to the bridge of the target.
 */
final class Consultation implements Activity, Leg.Owner {

	private final Engine engine;

	private final Channels channels;

	private final Bridges bridges;

	private final PhoneUsers users;

	private final Dialer dialer;

	private final PbxChannel transferer;

	private final Bridge transfereeBridge;

	private final @Nullable Activity former;

	private @Nullable Bridge targetBridge;

	private @Nullable Leg leg;

	private boolean over;

	/** Runs when the target answers or ends after the transferer has hung up. */
	private @Nullable Runnable afterwards;

	Consultation(Engine engine, Channels channels, Bridges bridges, PhoneUsers users, Dialer dialer,
			PbxChannel transferer, Bridge transfereeBridge) {
		this.engine = engine;
		this.channels = channels;
		this.bridges = bridges;
		this.users = users;
		this.dialer = dialer;
		this.transferer = transferer;
		this.transfereeBridge = transfereeBridge;
		this.former = transferer.activity();
	}

	void start(String context, String exten) {
		this.users.hold(this.transferer);
		Leg called = this.dialer.create(new DialTarget("Local/" + exten + "@" + context), this.transferer, this);
		if (called == null) {
			this.users.unhold(this.transferer);
			return;
		}
		PbxChannel target = called.channel();
		Bridge bridge = this.bridges.create(BridgeType.BASIC, null);
		this.leg = called;
		this.targetBridge = bridge;
		this.channels.setVariable(target, "TRANSFERERNAME", this.transferer.name());
		this.channels.setVariable(target, "ATTENDEDTRANSFER", this.transferer.name());
		this.channels.changeConnected(target, this.transferer.callerNumber(), this.transferer.callerName());
		called.announced();
		this.transfereeBridge.setTransferring(true);
		bridge.setTransferring(true);
		this.bridges.enter(bridge, target, () -> this.channels.remove(target));
		this.bridges.move(this.transferer, bridge, null);
		this.transferer.setActivity(this);
		this.transfereeBridge.setObserver(new BridgeObserver() {
			@Override
			public void left(PbxChannel channel) {
				Consultation.this.engine.react(Consultation.this::transfereeLeft);
			}
		});
		bridge.setObserver(new BridgeObserver() {
			@Override
			public void left(PbxChannel channel) {
				Consultation.this.engine.react(() -> targetLeft(channel));
			}
		});
		called.call();
	}

	@Override
	public void ringing(Leg called) {
		this.dialer.ringing(null, called);
	}

	@Override
	public void answered(Leg called) {
		called.over();
		this.dialer.end(null, called, "ANSWER");
		PbxChannel target = called.channel();
		BridgedChannel activity = new BridgedChannel(target, this.engine, this.channels, this.bridges);
		this.bridges.setDeparture(target, activity);
		runAfterwards();
	}

	@Override
	public void ended(Leg called) {
		PbxChannel target = called.channel();
		this.bridges.leave(target);
		this.engine.react(() -> this.channels.remove(target));
		runAfterwards();
	}

	private void runAfterwards() {
		if (this.afterwards != null) {
			this.engine.react(this.afterwards);
			this.afterwards = null;
		}
	}

	/** The transferee has hung up: the transferer and the target continue to talk. */
	private void transfereeLeft() {
		if (!this.over && this.transfereeBridge.channels().isEmpty()) {
			finish();
		}
	}

	/** The target has hung up: the transferer talks to the transferee again. */
	private void targetLeft(PbxChannel channel) {
		if (!this.over && channel != this.transferer && this.transferer.isBridged()) {
			finish();
			returnToTransferee();
		}
	}

	void cancel() {
		Leg called = this.leg;
		if (this.over || called == null) {
			return;
		}
		finish();
		returnToTransferee();
		Activity target = called.channel().activity();
		if (target != null) {
			target.hangup(CauseCodes.NORMAL);
		}
	}

	private void returnToTransferee() {
		this.bridges.move(this.transferer, this.transfereeBridge, null);
		this.users.unhold(this.transferer);
	}

	void joinAll() {
		Bridge bridge = this.targetBridge;
		Leg called = this.leg;
		if (this.over || bridge == null || called == null) {
			return;
		}
		EventWriter event = event(called.channel(), bridge);
		finish();
		this.users.stopMusic(this.transferer, this.transfereeBridge);
		this.bridges.merge(bridge, this.transfereeBridge);
		this.engine.publish(Destinations.threeWay(event, this.transfereeBridge, this.transferer));
	}

	private EventWriter event(PbxChannel target, Bridge bridge) {
		PbxChannel transferee = this.transfereeBridge.channels().get(0);
		boolean contained = target.isUp() || this.engine.version().hasRingingTransferTarget();
		return new AttendedTransferEvent(this.transferer, this.transfereeBridge, this.transferer, bridge, transferee,
				contained ? target : null)
			.begin();
	}

	/** Ends the consultation: the transferer has its former activity again. */
	private void finish() {
		this.over = true;
		this.transfereeBridge.setTransferring(false);
		if (this.targetBridge != null) {
			this.targetBridge.setTransferring(false);
		}
		this.transferer.setActivity(this.former);
	}

	/** The transferer has hung up, which completes the transfer. */
	@Override
	public void hangup(int cause) {
		Bridge bridge = this.targetBridge;
		Leg called = this.leg;
		if (this.over || bridge == null || called == null) {
			return;
		}
		PbxChannel target = called.channel();
		EventWriter event = event(target, bridge);
		boolean waiting = called.isWaiting();
		finish();
		Departure departure = this.bridges.take(this.transferer);
		this.users.stopMusic(this.transferer, this.transfereeBridge);
		this.bridges.merge(bridge, this.transfereeBridge);
		this.engine.publish(Destinations.bridge(event, this.transfereeBridge));
		this.transfereeBridge.peers(target).forEach((peer) -> peer.callbacks().transferred());
		if (waiting) {
			this.afterwards = () -> hangUpTransferer(cause, departure);
		}
		else {
			hangUpTransferer(cause, departure);
		}
	}

	private void hangUpTransferer(int cause, Departure departure) {
		Activity activity = this.transferer.activity();
		if (activity != null) {
			activity.hangup(cause);
		}
		else {
			departure.left();
		}
	}

	@Override
	public void release() {
		cancel();
		if (this.former != null) {
			this.former.release();
		}
	}

	@Override
	public boolean isRedirectable() {
		return true;
	}

}
