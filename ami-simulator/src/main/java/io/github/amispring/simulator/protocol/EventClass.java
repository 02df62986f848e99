/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.protocol;

import java.util.Locale;

/**
 * The classes by which Asterisk sorts events (what an account may read and an event mask
 * lets through) and actions (what an account may do), with the bit that each has in a
 * numeric mask.
 */
public enum EventClass {

	/** The system itself. */
	SYSTEM(0),

	/** Calls: channels, bridges and dialling. */
	CALL(1),

	/** Logging. */
	LOG(2),

	/** Verbose messages. */
	VERBOSE(3),

	/** Commands of the command line. */
	COMMAND(4),

	/** Queues and agents. */
	AGENT(5),

	/** Events made by users. */
	USER(6),

	/** Configuration. */
	CONFIG(7),

	/** Keys pressed. */
	DTMF(8),

	/** Statistics and lists. */
	REPORTING(9),

	/** Call detail records. */
	CDR(10),

	/** The dialplan: Newexten and VarSet. */
	DIALPLAN(11),

	/** Originating calls. */
	ORIGINATE(12),

	/** Gateways (AGI). */
	AGI(13),

	/** Call completion. */
	CC(14),

	/** Advice of charge. */
	AOC(15),

	/** Asterisk's own tests. */
	TEST(16),

	/** Logins and refusals. */
	SECURITY(17),

	/** Text messages. */
	MESSAGE(30);

	private final int bit;

	EventClass(int bit) {
		this.bit = 1 << bit;
	}

	/**
	 * The bit in a numeric mask.
	 * @return a number with one bit set
	 */
	public int bit() {
		return this.bit;
	}

	/**
	 * The class as it is written on the wire.
	 * @return the name in lower case
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
