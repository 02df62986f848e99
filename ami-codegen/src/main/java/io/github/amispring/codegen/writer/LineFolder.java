/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

/**
 * Breaks text into lines of Javadoc's width, without breaking inline tags.
 */
public final class LineFolder {

	private static final int WIDTH = 86;

	private LineFolder() {
	}

	public static String fold(String text) {
		StringBuilder out = new StringBuilder();
		for (String paragraph : text.split("\n", -1)) {
			out.append(out.isEmpty() ? "" : "\n");
			int column = 0;
			int depth = 0;
			for (String word : paragraph.split(" ")) {
				if (column > 0) {
					boolean breaks = depth == 0 && column + 1 + word.length() > WIDTH;
					out.append(breaks ? '\n' : ' ');
					column = breaks ? 0 : column + 1;
				}
				out.append(word);
				column += word.length();
				depth += count(word, '{') - count(word, '}');
			}
		}
		return out.toString();
	}

	private static int count(String word, char c) {
		return (int) word.chars().filter((each) -> each == c).count();
	}

}
