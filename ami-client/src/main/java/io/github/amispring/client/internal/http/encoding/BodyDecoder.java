/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.internal.wire.ProtocolException;

/**
 * Decodes the body of a response. Thread-safe.
 */
@FunctionalInterface
public interface BodyDecoder {

	/**
	 * Returns the decoder of an encoding.
	 * @param encoding the encoding
	 * @return the decoder
	 */
	static BodyDecoder of(HttpSettings.Encoding encoding) {
		return switch (encoding) {
			case RAWMAN -> new RawmanDecoder();
			case MXML -> new MxmlDecoder();
			case MANAGER -> new ManagerDecoder();
		};
	}

	/**
	 * Decodes a body.
	 * @param body the body
	 * @return its messages as text as over TCP, in the charset of the body; empty if the
	 * body contains no message
	 * @throws ProtocolException if the body is incomplete or not a response of AMI
	 */
	byte[] decode(byte[] body) throws ProtocolException;

}
