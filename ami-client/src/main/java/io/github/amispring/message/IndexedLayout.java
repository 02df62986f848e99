/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The headers of something that comes any number of times in a message, the number in the
 * name of each header: {@code Report0IAJitter}, {@code Report1IAJitter} and so on.
 */
public final class IndexedLayout {

	private static final String NUMBER = "{n}";

	private final List<String> patterns;

	private IndexedLayout(List<String> patterns) {
		this.patterns = patterns;
	}

	/**
	 * Creates a layout.
	 * @param patterns the header of each slot, <code>{n}</code> where the number is
	 * @return the layout
	 */
	public static IndexedLayout of(String... patterns) {
		return new IndexedLayout(List.of(patterns));
	}

	/**
	 * Reads all of them, from number 0 to the first that has no header.
	 * @param <T> what each becomes
	 * @param message the message
	 * @param reader makes one of its fields
	 * @return all of them in order
	 */
	public <T> List<T> read(AmiMessage message, Function<Fields, T> reader) {
		List<T> all = new ArrayList<>();
		int[] lines = locate(message, 0);
		while (Arrays.stream(lines).anyMatch((line) -> line >= 0)) {
			all.add(reader.apply(new Fields(message, lines)));
			lines = locate(message, all.size());
		}
		return Collections.unmodifiableList(all);
	}

	private int[] locate(AmiMessage message, int number) {
		String text = Integer.toString(number);
		return this.patterns.stream()
			.mapToInt((pattern) -> message.indexOf(pattern.replace(NUMBER, text), 1))
			.toArray();
	}

}
