/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.time.Instant;

import io.github.amispring.simulator.pbx.channel.Activity;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import org.jspecify.annotations.Nullable;

/**
 * A channel that was created to call a phone or an extension, until it is answered or the
 * attempt ends.
 */
public final class Leg implements Activity {

	private PbxChannel channel;

	private final String dialString;

	private final Owner owner;

	private final Instant started;

	private boolean answered;

	private boolean pickedUp;

	private boolean over;

	private @Nullable Runnable onCall;

	private @Nullable Runnable onAnnounced;

	Leg(PbxChannel channel, String dialString, Owner owner, Instant started) {
		this.channel = channel;
		this.dialString = dialString;
		this.owner = owner;
		this.started = started;
		channel.setActivity(this);
	}

	/** Sets the task that calls the phone or the extension. */
	void onCall(Runnable onCall) {
		this.onCall = onCall;
	}

	/** Sets the task that publishes further events before the DialBegin event. */
	void onAnnounced(Runnable onAnnounced) {
		this.onAnnounced = onAnnounced;
	}

	/** Publishes the events of this leg that precede the DialBegin event. */
	public void announced() {
		if (this.onAnnounced != null) {
			this.onAnnounced.run();
		}
	}

	/** Calls the phone or the extension. */
	public void call() {
		if (this.onCall != null) {
			this.onCall.run();
		}
	}

	void ringing() {
		if (isWaiting()) {
			this.owner.ringing(this);
		}
	}

	/** Notifies the owner that the phone was answered. The channel is up. */
	public void answered() {
		if (isWaiting()) {
			this.answered = true;
			this.owner.answered(this);
		}
	}

	/** Notifies the owner that the party behind the called channel has changed. */
	void partyChanged() {
		if (isWaiting()) {
			this.owner.partyChanged(this);
		}
	}

	/** Notifies the owner that the phone forwards the call. */
	void forwarded(String exten) {
		if (isWaiting()) {
			this.over = true;
			this.owner.forwarded(this, exten);
		}
	}

	/** Returns whether another channel has picked up the call of this leg. */
	boolean isPickedUp() {
		return this.pickedUp;
	}

	/**
	 * Lets an answered channel pick up the call: it takes the place of the called
	 * channel.
	 * @param other the channel that picks up the call
	 */
	public void pickUp(PbxChannel other) {
		this.pickedUp = true;
		this.channel = other;
		other.setActivity(this);
	}

	/** Ends this leg: its owner is no longer notified. */
	public void over() {
		this.over = true;
	}

	/**
	 * Returns whether the phone is being called.
	 * @return {@code false} once the leg is answered or over
	 */
	public boolean isWaiting() {
		return !this.answered && !this.over;
	}

	@Override
	public void hangup(int cause) {
		if (!this.over) {
			this.over = true;
			this.owner.ended(this);
		}
	}

	@Override
	public void release() {
		hangup(this.channel.cause());
	}

	@Override
	public boolean isRedirectable() {
		return false;
	}

	/**
	 * Returns the called channel.
	 * @return the channel
	 */
	public PbxChannel channel() {
		return this.channel;
	}

	/**
	 * Returns the called number or extension.
	 * @return the value of the header DialString
	 */
	public String dialString() {
		return this.dialString;
	}

	/**
	 * Returns the instant at which this leg was created.
	 * @return the instant
	 */
	public Instant started() {
		return this.started;
	}

	/**
	 * The application or action that calls a leg.
	 */
	public interface Owner {

		/**
		 * Notifies the owner that the phone is ringing.
		 * @param leg the leg
		 */
		void ringing(Leg leg);

		/**
		 * Notifies the owner that the phone was answered. The channel is up, and needs
		 * another activity.
		 * @param leg the leg
		 */
		void answered(Leg leg);

		/**
		 * Notifies the owner that the leg has ended. The owner removes its channel.
		 * @param leg the leg
		 */
		void ended(Leg leg);

		/**
		 * Notifies the owner that the party behind the called channel has changed,
		 * because a Local channel calls another phone. By default, nothing happens.
		 * @param leg the leg, whose channel has the new party as its caller
		 */
		default void partyChanged(Leg leg) {
		}

		/**
		 * Notifies the owner that the phone forwards the call. By default, the attempt
		 * ends.
		 * @param leg the leg
		 * @param exten the extension to which the call is forwarded
		 */
		default void forwarded(Leg leg, String exten) {
			ended(leg);
		}

	}

}
