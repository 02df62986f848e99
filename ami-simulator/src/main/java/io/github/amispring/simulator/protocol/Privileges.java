/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.protocol;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A set of {@linkplain EventClass classes}: the permissions of an account, the classes of
 * an event or an event mask.
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
	 * Returns a set of classes.
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
	 * Parses a list of classes in the syntax of manager.conf. Unknown words are ignored.
	 * @param words the names of classes or {@code all}, separated by commas
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
	 * Parses an event mask: on, off, a number or a list of classes. As in Asterisk, an
	 * unknown word is not an error and selects no class.
	 * @param text the mask
	 * @return the set, {@code null} if the text is empty
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
	 * Returns whether this set contains all classes of another set.
	 * @param other the other set
	 * @return {@code true} if this set contains all classes of the other set
	 */
	public boolean covers(Privileges other) {
		return (this.mask & other.mask) == other.mask;
	}

	/**
	 * Returns whether this set and another set have a class in common.
	 * @param other the other set
	 * @return {@code true} if the sets have a class in common
	 */
	public boolean meets(Privileges other) {
		return (this.mask & other.mask) != 0;
	}

	/**
	 * Returns whether this set is empty.
	 * @return {@code true} for a set without classes
	 */
	public boolean isEmpty() {
		return this.mask == 0;
	}

	/**
	 * Returns the value of the header Privilege, for example {@code call,all}.
	 * @return the names of the classes, or {@code <none>}
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
