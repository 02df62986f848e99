/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a phone does when it is called. Immutable.
 */
public final class PhoneBehaviour {

	private static final Duration REACTION = Duration.ofMillis(200);

	private final boolean rings;

	private final Duration delay;

	private final Reaction reaction;

	private final @Nullable Duration talk;

	private final @Nullable Duration holdAfter;

	private final Duration holdFor;

	private PhoneBehaviour(boolean rings, Duration delay, Reaction reaction, @Nullable Duration talk,
			@Nullable Duration holdAfter, Duration holdFor) {
		this.rings = rings;
		this.delay = delay;
		this.reaction = reaction;
		this.talk = talk;
		this.holdAfter = holdAfter;
		this.holdFor = holdFor;
	}

	private static PhoneBehaviour of(boolean rings, Duration delay, Reaction reaction) {
		return new PhoneBehaviour(rings, delay, reaction, null, null, Duration.ZERO);
	}

	/**
	 * Rings, is answered, and stays in the call until the other side hangs up.
	 * @param delay after which time it is answered
	 * @return the behaviour
	 */
	public static PhoneBehaviour answersAfter(Duration delay) {
		return of(true, delay, Reaction.ANSWER);
	}

	/**
	 * Rings, and nobody comes.
	 * @return the behaviour
	 */
	public static PhoneBehaviour doesNotAnswer() {
		return of(true, Duration.ZERO, Reaction.NONE);
	}

	/**
	 * Rings, and the call is declined (cause 21).
	 * @param delay after which time it is declined
	 * @return the behaviour
	 */
	public static PhoneBehaviour declinesAfter(Duration delay) {
		return of(true, delay, Reaction.DECLINE);
	}

	/**
	 * Rings, and turns out to be busy (cause 17).
	 * @param delay after which time
	 * @return the behaviour
	 */
	public static PhoneBehaviour busyAfter(Duration delay) {
		return of(true, delay, Reaction.BUSY);
	}

	/**
	 * Does nothing at all, as a phone that lost its network a moment ago.
	 * @return the behaviour
	 */
	public static PhoneBehaviour dead() {
		return of(false, Duration.ZERO, Reaction.NONE);
	}

	/**
	 * Is busy at once (cause 17).
	 * @return the behaviour
	 */
	public static PhoneBehaviour busy() {
		return of(false, REACTION, Reaction.BUSY);
	}

	/**
	 * Cannot be reached for congestion (cause 34).
	 * @return the behaviour
	 */
	public static PhoneBehaviour congested() {
		return of(false, REACTION, Reaction.CONGESTION);
	}

	/**
	 * Is away: it does not ring, and the call ends with cause 19.
	 * @return the behaviour
	 */
	public static PhoneBehaviour away() {
		return of(false, REACTION, Reaction.AWAY);
	}

	/**
	 * The same, but hangs up by itself after having talked.
	 * @param talk for how long it talks
	 * @return a new behaviour
	 */
	public PhoneBehaviour hangsUpAfter(Duration talk) {
		return new PhoneBehaviour(this.rings, this.delay, this.reaction, talk, this.holdAfter, this.holdFor);
	}

	/**
	 * The same, but puts the other side on hold once.
	 * @param after after which time of talking
	 * @param length for how long
	 * @return a new behaviour
	 */
	public PhoneBehaviour holds(Duration after, Duration length) {
		return new PhoneBehaviour(this.rings, this.delay, this.reaction, this.talk, after, length);
	}

	boolean rings() {
		return this.rings;
	}

	Duration delay() {
		return this.delay;
	}

	Reaction reaction() {
		return this.reaction;
	}

	@Nullable Duration talk() {
		return this.talk;
	}

	@Nullable Duration holdAfter() {
		return this.holdAfter;
	}

	Duration holdFor() {
		return this.holdFor;
	}

	enum Reaction {

		ANSWER(HangupCause.NONE), NONE(HangupCause.NONE), DECLINE(HangupCause.REJECTED), BUSY(HangupCause.BUSY),
		CONGESTION(HangupCause.CONGESTION), AWAY(HangupCause.NO_ANSWER);

		private final int cause;

		Reaction(int cause) {
			this.cause = cause;
		}

		int cause() {
			return this.cause;
		}

	}

}
