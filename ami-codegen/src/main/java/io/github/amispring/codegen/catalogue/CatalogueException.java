/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

/**
 * Thrown when the catalogue contains an error. The message names the file, the entry, the
 * field and the remedy.
 */
public final class CatalogueException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CatalogueException(String where, String problem, String remedy) {
		super(where + ": " + problem + ". " + remedy + ".");
	}

}
