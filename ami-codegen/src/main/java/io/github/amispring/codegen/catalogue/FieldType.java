/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.Arrays;
import java.util.Optional;

/**
 * The types that a header's value may have.
 */
public enum FieldType {

	/** Any text. */
	STRING("string", "java.lang.String"),

	/** One word of a few. */
	WORD("word", "java.lang.String"),

	/** A JSON document. */
	JSON("json", "java.lang.String"),

	/** An address, in a form of Asterisk's own. */
	ADDRESS("address", "java.lang.String"),

	/** A number with its meaning behind it. */
	CODE_TEXT("codeText", "java.lang.String"),

	/** A whole number of 32 bits. */
	INT("int", "java.lang.Integer"),

	/** A whole number of 64 bits. */
	LONG("long", "java.lang.Long"),

	/** A number with decimals. */
	DOUBLE("double", "java.lang.Double"),

	/** Yes or no, in whichever words. */
	BOOLEAN("boolean", "java.lang.Boolean"),

	/** A length of time, in a unit. */
	DURATION("duration", "java.time.Duration"),

	/** A moment, in a format. */
	TIMESTAMP("timestamp", "java.time.Instant"),

	/** Words with separators between them. */
	LIST("list", "java.util.List"),

	/** Variables, one header line for each. */
	MAP("map", "java.util.Map"),

	/** The step of an extension in the dialplan: a number or a label. */
	PRIORITY("priority", "java.lang.String"),

	/** A name and a number, as telephones show them. */
	CALLER_ID("callerId", "java.lang.String"),

	/** Headers of any name. */
	ANY_HEADER("anyHeader", "java.lang.String");

	private final String word;

	private final String javaType;

	FieldType(String word, String javaType) {
		this.word = word;
		this.javaType = javaType;
	}

	/**
	 * The type's name in the catalogue.
	 * @return the word
	 */
	public String word() {
		return this.word;
	}

	/**
	 * The Java class of a value.
	 * @return the full name of the class
	 */
	public String javaType() {
		return this.javaType;
	}

	boolean isText() {
		return this == STRING || this == WORD || this == JSON || this == ADDRESS || this == CODE_TEXT;
	}

	static Optional<FieldType> of(String word) {
		return Arrays.stream(values()).filter((type) -> type.word.equals(word)).findFirst();
	}

}
