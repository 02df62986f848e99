/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

/**
 * Messages as they are sent over TCP.
 */
final class TextEncoding implements Encoding {

	@Override
	public String contentType() {
		return "text/plain";
	}

	@Override
	public byte[] encode(byte[] messages) {
		return messages;
	}

}
