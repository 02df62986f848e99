/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.phone;

import java.time.Duration;

import io.github.amispring.simulator.protocol.CauseCodes;
import org.jspecify.annotations.Nullable;

/**
 * The behavior of a phone that is called. Immutable.
 */
public final class PhoneBehavior {

	private static final Duration REACTION = Duration.ofMillis(200);

	private final boolean rings;

	private final Duration delay;

	private final Reaction reaction;

	private final @Nullable Duration talk;

	private final @Nullable Duration holdAfter;

	private final Duration holdFor;

	private PhoneBehavior(boolean rings, Duration delay, Reaction reaction, @Nullable Duration talk,
			@Nullable Duration holdAfter, Duration holdFor) {
		this.rings = rings;
		this.delay = delay;
		this.reaction = reaction;
		this.talk = talk;
		this.holdAfter = holdAfter;
		this.holdFor = holdFor;
	}

	private static PhoneBehavior of(boolean rings, Duration delay, Reaction reaction) {
		return new PhoneBehavior(rings, delay, reaction, null, null, Duration.ZERO);
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
		return of(true, delay, Reaction.DECLINE);
	}

	/**
	 * Returns the behavior of a phone that rings and then reports that it is busy (cause
	 * 17).
	 * @param delay the delay between the first ring and the busy report
	 * @return the behavior
	 */
	public static PhoneBehavior busyAfter(Duration delay) {
		return of(true, delay, Reaction.BUSY);
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
		return of(false, REACTION, Reaction.BUSY);
	}

	/**
	 * Returns the behavior of a phone that cannot be reached because of congestion (cause
	 * 34). It does not ring.
	 * @return the behavior
	 */
	public static PhoneBehavior congested() {
		return of(false, REACTION, Reaction.CONGESTION);
	}

	/**
	 * Returns the behavior of a phone whose user is away: the call ends with cause 19. It
	 * does not ring.
	 * @return the behavior
	 */
	public static PhoneBehavior away() {
		return of(false, REACTION, Reaction.AWAY);
	}

	/**
	 * Returns a copy of this behavior in which the phone hangs up after a given time.
	 * @param talk the delay between answering the call and hanging up
	 * @return a new behavior
	 */
	public PhoneBehavior hangsUpAfter(Duration talk) {
		return new PhoneBehavior(this.rings, this.delay, this.reaction, talk, this.holdAfter, this.holdFor);
	}

	/**
	 * Returns a copy of this behavior in which the phone puts the other party on hold
	 * once.
	 * @param after the delay between answering the call and putting it on hold
	 * @param length the duration of the hold
	 * @return a new behavior
	 */
	public PhoneBehavior holds(Duration after, Duration length) {
		return new PhoneBehavior(this.rings, this.delay, this.reaction, this.talk, after, length);
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
		ANSWER(CauseCodes.NONE),

		/** The phone does not react. */
		NONE(CauseCodes.NONE),

		/** The user declines the call. */
		DECLINE(CauseCodes.REJECTED),

		/** The phone is busy. */
		BUSY(CauseCodes.BUSY),

		/** The phone cannot be reached because of congestion. */
		CONGESTION(CauseCodes.CONGESTION),

		/** The user is away. */
		AWAY(CauseCodes.NO_ANSWER);

		private final int cause;

		Reaction(int cause) {
			this.cause = cause;
		}

		/**
		 * Returns the hangup cause of a call that is not answered.
		 * @return the cause
		 */
		public int cause() {
			return this.cause;
		}

	}

}
