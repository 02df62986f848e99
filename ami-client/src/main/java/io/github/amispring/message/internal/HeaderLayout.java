/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The headers of a type of message in their usual order, one slot for each.
 * {@link #locate(MessageLines)} finds them in one pass. For a header in its usual
 * position, one comparison of bytes is sufficient. Other headers are looked up ignoring
 * case.
 */
public final class HeaderLayout {

	private final NameTable names;

	private final int[] slotOfName;

	/** The usual spelling of each slot. */
	private final HeaderName[] usual;

	private HeaderLayout(String[] slots) {
		List<String> names = new ArrayList<>();
		List<Integer> slotOfName = new ArrayList<>();
		// the usual spellings come first, so that a slot is the index of its name
		for (int slot = 0; slot < slots.length; slot++) {
			names.add(slots[slot].split("\\|")[0]);
			slotOfName.add(slot);
		}
		for (int slot = 0; slot < slots.length; slot++) {
			String[] spellings = slots[slot].split("\\|");
			for (String other : Arrays.asList(spellings).subList(1, spellings.length)) {
				names.add(other);
				slotOfName.add(slot);
			}
		}
		this.usual = names.stream().limit(slots.length).map(HeaderName::new).toArray(HeaderName[]::new);
		this.names = new NameTable(names);
		this.slotOfName = slotOfName.stream().mapToInt(Integer::intValue).toArray();
	}

	/**
	 * Creates a layout.
	 * @param slots the header of each slot, followed by its spellings in other versions,
	 * separated by vertical bars: {@code "CallerIDNum|CallerID"}. A name that ends with
	 * {@code ()} matches any content of the parentheses
	 * @return the layout
	 */
	public static HeaderLayout of(String... slots) {
		return new HeaderLayout(slots);
	}

	/**
	 * Finds the headers of this layout in a message, except in the first line, which
	 * contains the name of the event. Some events have a second header named
	 * {@code Event} or {@code Response}. If a header repeats, the first one is found.
	 * @param message the message
	 * @return the fields of the message
	 */
	public Fields locate(MessageLines message) {
		byte[] bytes = message.bytes();
		int[] lines = message.lines();
		HeaderName[] usual = this.usual;
		int[] places = new int[2 * usual.length];
		int expected = 0;
		for (int line = 1; line < lines.length; line++) {
			int start = lines[line];
			if (start < 0) {
				// always text
				continue;
			}
			int slot = expected;
			int value;
			if (expected < usual.length && usual[expected].isAt(bytes, start)) {
				value = start + usual[expected].length();
			}
			else {
				int colon = message.colon(line);
				int name = (colon >= 0) ? indexOf(bytes, start, colon) : -1;
				if (name < 0) {
					continue;
				}
				slot = this.slotOfName[name];
				value = colon + 1;
			}
			if (places[2 * slot] == 0) {
				places[2 * slot] = (value < bytes.length && bytes[value] == ' ') ? value + 1 : value;
				places[2 * slot + 1] = message.end(line);
			}
			expected = slot + 1;
		}
		return new Fields(message, places);
	}

	private int indexOf(byte[] bytes, int start, int end) {
		int name = this.names.indexOf(bytes, start, end);
		if (name >= 0 || bytes[end - 1] != ')') {
			return name;
		}
		int open = start;
		while (open < end && bytes[open] != '(') {
			open++;
		}
		return this.names.indexOf(withoutContent(bytes, start, open), 0, open - start + 2);
	}

	private static byte[] withoutContent(byte[] bytes, int start, int open) {
		byte[] name = Arrays.copyOfRange(bytes, start, open + 2);
		name[open - start] = '(';
		name[open - start + 1] = ')';
		return name;
	}

}
