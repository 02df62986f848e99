/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.protocol;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A set of {@linkplain EventClass classes}: what an account may read or write, what an
 * event belongs to, what a mask lets through.
 *
 * @param mask the bits of the classes
 */
public record Privileges(int mask) {

	/** All classes. */
	public static final Privileges ALL = new Privileges(-1);

	/** No class. */
	public static final Privileges NONE = new Privileges(0);

	private static final Set<String> TRUE = Set.of("yes", "true", "y", "t", "1", "on");

	private static final Set<String> FALSE = Set.of("no", "false", "n", "f", "0", "off");

	/**
	 * Some classes.
	 * @param classes the classes
	 * @return the set
	 */
	public static Privileges of(EventClass... classes) {
		int mask = 0;
		for (EventClass each : classes) {
			mask |= each.bit();
		}
		return new Privileges(mask);
	}

	/**
	 * Reads a list of classes as manager.conf has it. Unknown words are ignored.
	 * @param words words separated by commas, {@code all} among them
	 * @return the set
	 */
	public static Privileges parse(String words) {
		int mask = 0;
		for (String word : words.split(",", -1)) {
			mask |= maskOf(word.trim());
		}
		return new Privileges(mask);
	}

	private static int maskOf(String word) {
		if (word.equalsIgnoreCase("all")) {
			return -1;
		}
		for (EventClass each : EventClass.values()) {
			if (each.word().equalsIgnoreCase(word)) {
				return each.bit();
			}
		}
		return 0;
	}

	/**
	 * Reads an event mask: on or off, a number, or a list of classes. A word that is none
	 * of these is not an error to Asterisk and lets nothing through.
	 * @param text the mask
	 * @return the set, or {@code null} when the mask is empty
	 */
	public static @Nullable Privileges parseEventMask(String text) {
		if (text.isEmpty()) {
			return null;
		}
		if (text.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			try {
				return new Privileges((int) Long.parseLong(text));
			}
			catch (NumberFormatException ex) {
				return ALL;
			}
		}
		if (FALSE.contains(text.toLowerCase(Locale.ROOT))) {
			return NONE;
		}
		if (TRUE.contains(text.toLowerCase(Locale.ROOT))) {
			return ALL;
		}
		return parse(text);
	}

	/**
	 * Whether this set holds all classes of another.
	 * @param other the other set
	 * @return {@code true} when nothing of the other is missing here
	 */
	public boolean covers(Privileges other) {
		return (this.mask & other.mask) == other.mask;
	}

	/**
	 * Whether two sets have a class in common.
	 * @param other the other set
	 * @return {@code true} when they do
	 */
	public boolean meets(Privileges other) {
		return (this.mask & other.mask) != 0;
	}

	/**
	 * Whether there is no class in this set.
	 * @return {@code true} for none
	 */
	public boolean isEmpty() {
		return this.mask == 0;
	}

	/**
	 * The classes as the Privilege header of an event has them: {@code call,all}.
	 * @return the words, or {@code <none>}
	 */
	public String line() {
		if (isEmpty()) {
			return "<none>";
		}
		StringBuilder line = new StringBuilder();
		for (EventClass each : EventClass.values()) {
			if ((this.mask & each.bit()) != 0) {
				line.append(each.word()).append(',');
			}
		}
		return line.append("all").toString();
	}

}
