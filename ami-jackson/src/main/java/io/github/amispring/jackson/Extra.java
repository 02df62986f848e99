/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.Comparator;

import io.github.amispring.message.AmiHeader;

/**
 * A header that is written as it came, because no property tells it.
 *
 * @param position the line of the message that it is, where {@code Event} is line 0
 * @param header the header
 */
record Extra(int position, AmiHeader header) {

	static final Comparator<Extra> BY_POSITION = Comparator.comparingInt(Extra::position);

}
