/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

/**
 * Something in the catalogue is wrong. The message names the file, the entry and the
 * field, and says what to do.
 */
public final class CatalogueException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CatalogueException(String where, String problem, String remedy) {
		super(where + ": " + problem + ". " + remedy + ".");
	}

}
