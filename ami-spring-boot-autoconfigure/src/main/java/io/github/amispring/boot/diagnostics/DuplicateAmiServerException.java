/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

/**
 * Thrown when two servers have names that configuration cannot tell apart.
 */
public class DuplicateAmiServerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param one the name of a server
	 * @param other the name of another, or the same name again
	 */
	public DuplicateAmiServerException(String one, String other) {
		super(one.equals(other)
				? "There are two servers of the name \"" + one + "\": the one of ami.host, and one of ami.servers."
				: "The servers \"" + one + "\" and \"" + other
						+ "\" of ami.servers are the same one to Spring Boot, which does not look at case and dashes.");
	}

}
