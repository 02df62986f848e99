/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;

/**
 * Messages in the format that a server sends, with one header per line.
 */
final class WireText {

	private WireText() {
	}

	static AmiMessage message(String text) {
		List<AmiHeader> headers = new ArrayList<>();
		for (String line : text.lines().toList()) {
			String[] parts = line.split(": ?", 2);
			headers.add(new AmiHeader(parts[0], parts[1]));
		}
		return AmiMessage.of(headers);
	}

}
