/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.Set;

import io.github.amispring.message.AmiHeader;

/**
 * A header that a JSON property represents.
 *
 * @param header the header
 * @param spellings the names, in lower case, of the unchanged headers that replace this
 * header
 */
record PropertyHeader(AmiHeader header, Set<String> spellings) {

}
