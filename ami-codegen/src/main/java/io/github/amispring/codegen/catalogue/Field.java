/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

/**
 * A part of a message that becomes a component of its record: a header, a snapshot of
 * several headers, a list of records, or the headers that follow another header.
 */
public interface Field {

	/**
	 * Returns the name of the component in Java, without the suffix {@code Code} of a
	 * number that has an enum.
	 * @return the name
	 */
	String component();

	/**
	 * Returns the description.
	 * @return the description, possibly empty
	 */
	String doc();

	/**
	 * Returns whether the field may be absent.
	 * @return {@code true} if some messages do not have the field
	 */
	boolean optional();

	/**
	 * Returns the Java type of the value, for comparison with other fields.
	 * @return the fully qualified name of the class
	 */
	String javaType();

}
