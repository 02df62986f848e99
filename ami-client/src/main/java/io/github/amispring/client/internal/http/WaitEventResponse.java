/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.amispring.client.internal.http.encoding.Excerpt;
import io.github.amispring.client.internal.wire.ProtocolException;

/**
 * Removes from the messages of a response to WaitEvent what belongs to the action: the
 * response at the beginning and the event WaitEventComplete at the end.
 */
final class WaitEventResponse {

	private static final byte[] MESSAGE_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] SUCCESS = "Response: Success\r\n".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] COMPLETE = "Event: WaitEventComplete\r\n".getBytes(StandardCharsets.US_ASCII);

	private WaitEventResponse() {
	}

	/**
	 * Returns the events.
	 * @param messages the messages of the response
	 * @return the events as text, empty if there are none
	 * @throws IOException if the server has rejected the action
	 */
	static byte[] events(byte[] messages) throws IOException {
		if (messages.length == 0) {
			return messages;
		}
		if (!isAt(SUCCESS, messages, 0)) {
			throw new ProtocolException(
					"the server rejected WaitEvent: " + Excerpt.of(new String(messages, StandardCharsets.ISO_8859_1)));
		}
		int from = indexOfEnd(messages, 0);
		int to = messages.length;
		int last = startOfLast(messages);
		if (last >= from && isAt(COMPLETE, messages, last)) {
			to = last;
		}
		return Arrays.copyOfRange(messages, from, to);
	}

	private static int indexOfEnd(byte[] messages, int from) {
		for (int i = from; i <= messages.length - MESSAGE_END.length; i++) {
			if (isAt(MESSAGE_END, messages, i)) {
				return i + MESSAGE_END.length;
			}
		}
		return messages.length;
	}

	private static int startOfLast(byte[] messages) {
		for (int i = messages.length - 2 * MESSAGE_END.length; i >= 0; i--) {
			if (isAt(MESSAGE_END, messages, i)) {
				return i + MESSAGE_END.length;
			}
		}
		return 0;
	}

	private static boolean isAt(byte[] text, byte[] messages, int index) {
		return index + text.length <= messages.length
				&& Arrays.equals(text, 0, text.length, messages, index, index + text.length);
	}

}
