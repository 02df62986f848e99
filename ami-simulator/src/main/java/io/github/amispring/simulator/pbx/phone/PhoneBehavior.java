/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.phone;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The behavior of a phone that is called. Immutable.
 */
public final class PhoneBehavior {

	private static final Duration REACTION = Duration.ofMillis(200);

	private static final int AWAY = 480;

	private static final int BUSY = 486;

	private static final int UNAVAILABLE = 503;

	private static final int DECLINED = 603;

	private final boolean rings;

	private final Duration delay;

	private final Reaction reaction;

	private final int sipStatus;

	private final @Nullable String forwardTo;

	private final @Nullable Duration talk;

	private final @Nullable Duration holdAfter;

	private final Duration holdFor;

	private PhoneBehavior(boolean rings, Duration delay, Reaction reaction, int sipStatus, @Nullable String forwardTo,
			@Nullable Duration talk, @Nullable Duration holdAfter, Duration holdFor) {
		this.rings = rings;
		this.delay = delay;
		this.reaction = reaction;
		this.sipStatus = sipStatus;
		this.forwardTo = forwardTo;
		this.talk = talk;
		this.holdAfter = holdAfter;
		this.holdFor = holdFor;
	}

	private static PhoneBehavior of(boolean rings, Duration delay, Reaction reaction) {
		return new PhoneBehavior(rings, delay, reaction, 0, null, null, null, Duration.ZERO);
	}

	private static PhoneBehavior rejecting(boolean rings, Duration delay, int sipStatus) {
		return new PhoneBehavior(rings, delay, Reaction.REJECT, sipStatus, null, null, null, Duration.ZERO);
	}

	/**
	 * Returns the behavior of a phone that rings, is answered, and stays in the call
	 * until the other party hangs up.
	 * @param delay the delay between the first ring and the answer
	 * @return the behavior
	 */
	public static PhoneBehavior answersAfter(Duration delay) {
		return of(true, delay, Reaction.ANSWER);
	}

	/**
	 * Returns the behavior of a phone that rings until the caller gives up.
	 * @return the behavior
	 */
	public static PhoneBehavior doesNotAnswer() {
		return of(true, Duration.ZERO, Reaction.NONE);
	}

	/**
	 * Returns the behavior of a phone that rings and then declines the call (cause 21).
	 * @param delay the delay between the first ring and the rejection
	 * @return the behavior
	 */
	public static PhoneBehavior declinesAfter(Duration delay) {
		return rejecting(true, delay, DECLINED);
	}

	/**
	 * Returns the behavior of a phone that rings and then reports that it is busy (cause
	 * 17).
	 * @param delay the delay between the first ring and the busy report
	 * @return the behavior
	 */
	public static PhoneBehavior busyAfter(Duration delay) {
		return rejecting(true, delay, BUSY);
	}

	/**
	 * Returns the behavior of a phone that does not respond at all, such as a phone that
	 * has just lost its network.
	 * @return the behavior
	 */
	public static PhoneBehavior dead() {
		return of(false, Duration.ZERO, Reaction.NONE);
	}

	/**
	 * Returns the behavior of a phone that is busy (cause 17). It does not ring.
	 * @return the behavior
	 */
	public static PhoneBehavior busy() {
		return rejecting(false, REACTION, BUSY);
	}

	/**
	 * Returns the behavior of a phone that cannot be reached because of congestion (cause
	 * 34). It does not ring.
	 * @return the behavior
	 */
	public static PhoneBehavior congested() {
		return rejecting(false, REACTION, UNAVAILABLE);
	}

	/**
	 * Returns the behavior of a phone whose user is away: the call ends with cause 19. It
	 * does not ring.
	 * @return the behavior
	 */
	public static PhoneBehavior away() {
		return rejecting(false, REACTION, AWAY);
	}

	/**
	 * Returns the behavior of a phone that rejects the call. It does not ring.
	 * @param sipStatus the SIP status, 400 to 699, such as 486 for a busy phone
	 * @return the behavior
	 * @since 1.0.0
	 */
	public static PhoneBehavior rejects(int sipStatus) {
		if (sipStatus < 400 || sipStatus > 699) {
			throw new IllegalArgumentException(
					"SIP status " + sipStatus + " does not reject a call. Expected 400 to 699.");
		}
		return rejecting(false, REACTION, sipStatus);
	}

	/**
	 * Returns the behavior of a phone that forwards the call to an extension (SIP status
	 * 302). It does not ring.
	 * @param exten the extension
	 * @return the behavior
	 * @since 1.0.0
	 */
	public static PhoneBehavior forwardsTo(String exten) {
		return new PhoneBehavior(false, REACTION, Reaction.FORWARD, 0, exten, null, null, Duration.ZERO);
	}

	/**
	 * Returns a copy of this behavior in which the phone hangs up after a given time.
	 * @param talk the delay between answering the call and hanging up
	 * @return a new behavior
	 */
	public PhoneBehavior hangsUpAfter(Duration talk) {
		return new PhoneBehavior(this.rings, this.delay, this.reaction, this.sipStatus, this.forwardTo, talk,
				this.holdAfter, this.holdFor);
	}

	/**
	 * Returns a copy of this behavior in which the phone puts the other party on hold
	 * once.
	 * @param after the delay between answering the call and putting it on hold
	 * @param length the duration of the hold
	 * @return a new behavior
	 */
	public PhoneBehavior holds(Duration after, Duration length) {
		return new PhoneBehavior(this.rings, this.delay, this.reaction, this.sipStatus, this.forwardTo, this.talk,
				after, length);
	}

	/**
	 * Returns whether the phone rings.
	 * @return {@code false} for a phone that reacts without ringing
	 */
	public boolean rings() {
		return this.rings;
	}

	/**
	 * Returns the delay between the first ring and the reaction. If the phone does not
	 * ring, the time starts when the phone is called.
	 * @return the delay
	 */
	public Duration delay() {
		return this.delay;
	}

	/**
	 * Returns the reaction to the call.
	 * @return the reaction
	 */
	public Reaction reaction() {
		return this.reaction;
	}

	/**
	 * Returns the SIP status with which the phone rejects the call.
	 * @return the status, 0 if the phone does not reject the call
	 * @since 1.0.0
	 */
	public int sipStatus() {
		return this.sipStatus;
	}

	/**
	 * Returns the extension to which the phone forwards the call.
	 * @return the extension, {@code null} if the phone does not forward the call
	 * @since 1.0.0
	 */
	public @Nullable String forwardTo() {
		return this.forwardTo;
	}

	/**
	 * Returns the delay between answering the call and hanging up.
	 * @return the delay, {@code null} if the phone does not hang up by itself
	 */
	public @Nullable Duration talk() {
		return this.talk;
	}

	/**
	 * Returns the delay between answering the call and putting it on hold.
	 * @return the delay, {@code null} if the phone does not put the call on hold
	 */
	public @Nullable Duration holdAfter() {
		return this.holdAfter;
	}

	/**
	 * Returns the duration of the hold.
	 * @return the duration
	 */
	public Duration holdFor() {
		return this.holdFor;
	}

	/**
	 * The reaction of a phone to a call.
	 */
	public enum Reaction {

		/** The user answers. */
		ANSWER,

		/** The phone does not react. */
		NONE,

		/** The phone rejects the call. */
		REJECT,

		/** The phone forwards the call to an extension. */
		FORWARD

	}

}
