/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.amispring.client.internal.wire.ProtocolException;

/**
 * Checks a body that is text as over TCP.
 */
public final class RawmanDecoder implements BodyDecoder {

	private static final byte[] MESSAGE_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] RESPONSE = "Response:".getBytes(StandardCharsets.US_ASCII);

	@Override
	public byte[] decode(byte[] body) throws ProtocolException {
		if (body.length == 0) {
			return body;
		}
		if (body[0] == '<') {
			throw new ProtocolException("not an AMI server: expected text but received "
					+ Excerpt.of(new String(body, StandardCharsets.ISO_8859_1)));
		}
		if (endsWithEmptyLine(body)) {
			return body;
		}
		if (beginsWithResponse(body)) {
			throw new ProtocolException("the body of a response of " + body.length
					+ " bytes does not end with an empty line, so a part of it is missing");
		}
		// the text of IAXnetstats, which is not a message
		byte[] ended = Arrays.copyOf(body, body.length + MESSAGE_END.length);
		System.arraycopy(MESSAGE_END, 0, ended, body.length, MESSAGE_END.length);
		return ended;
	}

	private static boolean beginsWithResponse(byte[] body) {
		if (body.length < RESPONSE.length) {
			return false;
		}
		for (int i = 0; i < RESPONSE.length; i++) {
			if (body[i] != RESPONSE[i]) {
				return false;
			}
		}
		return true;
	}

	/** A line ends with CR LF, or with LF up to Asterisk 11. */
	private static boolean endsWithEmptyLine(byte[] body) {
		int last = body.length - 1;
		if (last < 1 || body[last] != '\n') {
			return false;
		}
		int before = (body[last - 1] == '\r') ? last - 2 : last - 1;
		return before < 0 || body[before] == '\n';
	}

}
