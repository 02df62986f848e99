/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

/**
 * Four phones of Asterisk with their own context, queues, conference and parking spaces.
 * Scenarios that run at the same time use separate sets. Phones of all sets dial the same
 * extensions.
 */
public enum PhoneSet {

	/** The phones 2001 to 2004, which scenarios name. */
	A("", ""),

	/** The phones b2001 to b2004. */
	B("b", "-b"),

	/** The phones c2001 to c2004. */
	C("c", "-c"),

	/** The phones d2001 to d2004. */
	D("d", "-d");

	private final String prefix;

	private final String suffix;

	PhoneSet(String prefix, String suffix) {
		this.prefix = prefix;
		this.suffix = suffix;
	}

	/** Returns the name of the endpoint with a number. */
	public String endpoint(String number) {
		return this.prefix + number;
	}

	/** Returns the name of a context or queue that each set has. */
	String name(String name) {
		return name + this.suffix;
	}

	/** Returns whether a channel belongs to this set. */
	boolean ownsChannel(String name) {
		return ownsDevice(name.substring(0, Math.max(0, name.lastIndexOf('-'))));
	}

	/** Returns whether a device or dial string belongs to this set. */
	boolean ownsDevice(String name) {
		return name.startsWith("PJSIP/" + endpoint("2"))
				|| name.startsWith("Local/") && name.endsWith("@" + name("live"));
	}

	/** Replaces the names of this set in a text by the names that scenarios use. */
	public String neutral(String text) {
		return (this == A) ? text
				: text.replace("PJSIP/" + this.prefix, "PJSIP/").replaceAll(this.suffix + "(?![\\w-])", "");
	}

}
