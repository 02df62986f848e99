/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import java.util.Locale;

/**
 * Creates sentences from the descriptions in the catalogue.
 */
public final class Sentence {

	private Sentence() {
	}

	/**
	 * Creates a sentence for Javadoc.
	 * @param words the words, with code in backquotes
	 * @return the sentence, with special characters escaped
	 */
	public static String of(String words) {
		return plain(Docs.escape(words));
	}

	/**
	 * Creates a sentence.
	 * @param words the words
	 * @return the words, starting with a capital and ending with a full stop
	 */
	public static String plain(String words) {
		String sentence = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
		return sentence.endsWith(".") ? sentence : sentence + ".";
	}

}
