/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.protocol;

import java.util.Locale;

/**
 * The classes of events and actions, with their bits in a numeric mask. Accounts have
 * read permission for classes of events and write permission for classes of actions. An
 * event mask selects classes of events.
 */
public enum EventClass {

	/** The system. */
	SYSTEM(0),

	/** Calls: channels, bridges and dialing. */
	CALL(1),

	/** Logging. */
	LOG(2),

	/** Verbose messages. */
	VERBOSE(3),

	/** Commands of the Asterisk console. */
	COMMAND(4),

	/** Queues and agents. */
	AGENT(5),

	/** Events that users define. */
	USER(6),

	/** Configuration. */
	CONFIG(7),

	/** Keys that callers press. */
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

	/** Tests of Asterisk. */
	TEST(16),

	/** Logins and rejected requests. */
	SECURITY(17),

	/** Text messages. */
	MESSAGE(30);

	private final int bit;

	EventClass(int bit) {
		this.bit = 1 << bit;
	}

	/**
	 * Returns the bit of this class in a numeric mask.
	 * @return a number with one bit set
	 */
	public int bit() {
		return this.bit;
	}

	/**
	 * Returns the name of this class on the wire.
	 * @return the name in lower case
	 */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
