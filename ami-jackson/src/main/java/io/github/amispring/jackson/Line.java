/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.Set;

import io.github.amispring.message.AmiHeader;

/**
 * A header as a property of the JSON tells it.
 *
 * @param header the header
 * @param spellings the names of headers in lower case that replace it when they are
 * written as they came
 */
record Line(AmiHeader header, Set<String> spellings) {

}
