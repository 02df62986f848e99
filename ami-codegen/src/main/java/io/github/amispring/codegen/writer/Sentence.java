/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.writer;

import java.util.Locale;

/**
 * Makes sentences of the catalogue's words.
 */
public final class Sentence {

	private Sentence() {
	}

	/**
	 * A sentence for Javadoc.
	 * @param words the words, in which backquotes mark code
	 * @return the sentence, its special characters escaped
	 */
	public static String of(String words) {
		return plain(Docs.escape(words));
	}

	/**
	 * A sentence.
	 * @param words the words
	 * @return the words with a capital and a full stop
	 */
	public static String plain(String words) {
		String sentence = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
		return sentence.endsWith(".") ? sentence : sentence + ".";
	}

}
