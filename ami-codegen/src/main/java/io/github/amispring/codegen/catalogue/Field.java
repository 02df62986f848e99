/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

/**
 * Something that a message holds: one header, or a snapshot made of several, or any
 * number of records.
 */
public interface Field {

	/**
	 * The name of the component in Java, before a number that has names gets its
	 * {@code Code}.
	 * @return the name
	 */
	String component();

	/**
	 * What it tells.
	 * @return a few words, empty where there are none
	 */
	String doc();

	/**
	 * Whether it may be absent.
	 * @return {@code true} when not every message has it
	 */
	boolean optional();

	/**
	 * Names the Java type of its value, to compare it with others.
	 * @return the name of a class
	 */
	String javaType();

}
