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
 * Sample Asterisk messages, and methods that read messages with {@link MessageReader}.
 */
final class SampleMessages {

	static final String LOGIN = "Response: Success\r\nActionID: a7241-1\r\nMessage: Authentication accepted\r\n\r\n";

	static final String HANGUP = "Event: Hangup\r\nPrivilege: call,all\r\nChannel: PJSIP/100-00000020\r\n"
			+ "CallerIDName: <unknown>\r\nAccountCode: \r\nCause: 16\r\nCause-txt: Normal Clearing\r\n\r\n";

	private SampleMessages() {
	}

	static AmiMessage readOne(String text) throws IOException {
		List<AmiMessage> messages = readAll(text);
		assertThat(messages).hasSize(1);
		return messages.get(0);
	}

	static List<AmiMessage> readAll(String text) throws IOException {
		return readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	static List<AmiMessage> readAll(InputStream in) throws IOException {
		MessageReader reader = new MessageReader(in, MessageLimits.DEFAULT, StandardCharsets.UTF_8, "");
		List<AmiMessage> messages = new ArrayList<>();
		for (AmiMessage message = reader.read(); message != null; message = reader.read()) {
			messages.add(message);
		}
		assertThat(reader.isInsideMessage()).isFalse();
		return messages;
	}

}
