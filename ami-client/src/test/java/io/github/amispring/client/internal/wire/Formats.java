/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.amispring.message.AmiMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads messages in the formats of several server versions. The client's ActionIDs begin
 * with {@code own-}.
 */
final class Formats {

	static final String HANGUP = "Event: Hangup\r\nCause: 16\r\n\r\n";

	static final String PONG = "Response: Success\r\nActionID: own-2\r\nPing: Pong\r\n\r\n";

	private Formats() {
	}

	/**
	 * Returns the messages of a text, after checking that they do not depend on
	 * fragmentation.
	 */
	static List<AmiMessage> read(String amiVersion, String text) throws IOException {
		return read(amiVersion, text, MessageLimits.DEFAULT);
	}

	static List<AmiMessage> read(String amiVersion, String text, MessageLimits limits) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		List<AmiMessage> whole = read(amiVersion, new ByteArrayInputStream(bytes), limits);
		for (int cut = 1; cut < bytes.length; cut++) {
			assertThat(read(amiVersion, new FragmentedInputStream(bytes, cut), limits)).as("cut at %d", cut)
				.isEqualTo(whole);
		}
		assertThat(read(amiVersion, FragmentedInputStream.byteByByte(bytes), limits)).isEqualTo(whole);
		return whole;
	}

	private static List<AmiMessage> read(String amiVersion, InputStream in, MessageLimits limits) throws IOException {
		MessageReader reader = new MessageReader(in, limits, StandardCharsets.UTF_8, "own-");
		reader.setFormat(WireFormat.of(amiVersion));
		List<AmiMessage> messages = new ArrayList<>();
		for (AmiMessage message = reader.read(); message != null; message = reader.read()) {
			messages.add(message);
		}
		assertThat(reader.isInsideMessage()).isFalse();
		return messages;
	}

}
