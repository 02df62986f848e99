/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

/**
 * Exception thrown when property binding cannot distinguish the names of two servers.
 */
class DuplicateAmiServerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param one the name of a server
	 * @param other the name of the other server
	 */
	DuplicateAmiServerException(String one, String other) {
		super(one.equals(other)
				? "Two servers have the name \"" + one + "\": the one configured by ami.host and one of ami.servers."
				: "The servers \"" + one + "\" and \"" + other
						+ "\" of ami.servers are the same to Spring Boot, which ignores case and dashes.");
	}

}
