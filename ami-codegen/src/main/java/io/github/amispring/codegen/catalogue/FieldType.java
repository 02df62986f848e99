/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.Arrays;
import java.util.Optional;

/**
 * The types of the values of headers.
 */
public enum FieldType {

	/** Any text. */
	STRING("string", "java.lang.String"),

	/** One of a few words. */
	WORD("word", "java.lang.String"),

	/** A JSON document. */
	JSON("json", "java.lang.String"),

	/** An address in one of Asterisk's formats. */
	ADDRESS("address", "java.lang.String"),

	/** A number followed by its meaning. */
	CODE_TEXT("codeText", "java.lang.String"),

	/** An integer of 32 bits. */
	INT("int", "java.lang.Integer"),

	/** An integer of 64 bits. */
	LONG("long", "java.lang.Long"),

	/** A decimal number. */
	DOUBLE("double", "java.lang.Double"),

	/** True or false, in one of several notations. */
	BOOLEAN("boolean", "java.lang.Boolean"),

	/** A duration, in a unit. */
	DURATION("duration", "java.time.Duration"),

	/** An instant, in a format. */
	TIMESTAMP("timestamp", "java.time.Instant"),

	/** Words, separated by a character. */
	LIST("list", "java.util.List"),

	/** Variables, one header for each. */
	MAP("map", "java.util.Map"),

	/** A priority of the dialplan: a number or a label. */
	PRIORITY("priority", "java.lang.String"),

	/** A caller id: a name and a number. */
	CALLER_ID("callerId", "java.lang.String"),

	/** Headers with any name. */
	ANY_HEADER("anyHeader", "java.lang.String");

	private final String word;

	private final String javaType;

	FieldType(String word, String javaType) {
		this.word = word;
		this.javaType = javaType;
	}

	/**
	 * Returns the name of the type in the catalogue.
	 * @return the word
	 */
	public String word() {
		return this.word;
	}

	/**
	 * Returns the Java class of a value.
	 * @return the fully qualified name of the class
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
