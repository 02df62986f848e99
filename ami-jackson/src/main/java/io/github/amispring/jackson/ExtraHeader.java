/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.Comparator;

import io.github.amispring.message.AmiHeader;

/**
 * A header that is written unchanged, because no property represents it.
 *
 * @param position the index of the header's line in the message, where {@code Event} is
 * line 0
 * @param header the header
 */
record ExtraHeader(int position, AmiHeader header) {

	static final Comparator<ExtraHeader> BY_POSITION = Comparator.comparingInt(ExtraHeader::position);

}
