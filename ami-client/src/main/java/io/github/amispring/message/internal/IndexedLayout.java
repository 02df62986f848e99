/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The headers of a group that repeats in a message. The name of each header contains the
 * number of the group, as in {@code Report0IAJitter} and {@code Report1IAJitter}.
 */
public final class IndexedLayout {

	private static final String NUMBER = "{n}";

	private final List<String> patterns;

	private IndexedLayout(List<String> patterns) {
		this.patterns = patterns;
	}

	/**
	 * Creates a layout.
	 * @param patterns the header of each slot, with <code>{n}</code> in place of the
	 * number
	 * @return the layout
	 */
	public static IndexedLayout of(String... patterns) {
		return new IndexedLayout(List.of(patterns));
	}

	/**
	 * Reads all groups, from number 0 up to the first number without a header.
	 * @param <T> the type of a decoded group
	 * @param message the message
	 * @param reader decodes a group
	 * @return the groups in order
	 */
	public <T> List<T> read(MessageLines message, Function<Fields, T> reader) {
		List<T> all = new ArrayList<>();
		int[] places = locate(message, 0);
		while (Arrays.stream(places).anyMatch((place) -> place > 0)) {
			all.add(reader.apply(new Fields(message, places)));
			places = locate(message, all.size());
		}
		return Collections.unmodifiableList(all);
	}

	private int[] locate(MessageLines message, int number) {
		String text = Integer.toString(number);
		int[] places = new int[2 * this.patterns.size()];
		for (int slot = 0; slot < this.patterns.size(); slot++) {
			int line = message.find(this.patterns.get(slot).replace(NUMBER, text), 1);
			if (line >= 0) {
				places[2 * slot] = message.valueStart(line);
				places[2 * slot + 1] = message.end(line);
			}
		}
		return places;
	}

}
