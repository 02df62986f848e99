/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

/**
 * Exception thrown when the version of Spring Boot is not supported.
 */
class UnsupportedSpringBootException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String version;

	UnsupportedSpringBootException(String version) {
		super("Spring Boot " + version + " is too old for AMI for Spring Boot");
		this.version = version;
	}

	String getVersion() {
		return this.version;
	}

}
