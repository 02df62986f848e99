/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.io.IOException;

import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.CommandResponse;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how {@link MessageReader} reads {@code Response: Follows} blocks that are valid,
 * forged or unterminated.
 */
class CommandBlockTests {

	private static final String ASTERISK_13 = "2.10.6";

	private static final String BLOCK = "Response: Follows\r\nPrivilege: Command\r\nActionID: own-1\r\n";

	private static final AmiMessage HANGUP = AmiMessage.of("Event", "Hangup", "Cause", "16");

	private static final AmiMessage PONG = AmiMessage.of("Response", "Success", "ActionID", "own-2", "Ping", "Pong");

	@ParameterizedTest
	@ValueSource(strings = { "1.1", ASTERISK_13 })
	void readsTextUpToTheEndMarkerAsOutput(String version) throws IOException {
		assertThat(
				Formats.read(version, BLOCK + "a\n\nEvent: X\r\n\r\n  b: c\n--END COMMAND--\r\n\r\n" + Formats.HANGUP))
			.hasSize(2)
			.contains(HANGUP)
			.first()
			.extracting(CommandResponse::outputOf, InstanceOfAssertFactories.list(String.class))
			.containsExactly("a", "", "Event: X", "", "  b: c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Response: Follows\r\n\r\n", "Response: Follows\r\nPrivilege: Command\r\n\r\n",
			"Response: Follows\r\nPrivilege: Command\r\nActionID: 1\r\n\r\n",
			"Response: Follows\r\ntext\r\nActionID: own-1\r\n\r\n" })
	void readsBlockWithoutOwnActionIdAsMessage(String block) throws IOException {
		assertThat(Formats.read(ASTERISK_13, block + Formats.HANGUP + Formats.PONG)).hasSize(3).endsWith(HANGUP, PONG);
	}

	@Test
	void doesNotParseCommandBlocksFromLaterVersions() throws IOException {
		assertThat(Formats.read("3.2.2", BLOCK + "\r\n" + Formats.HANGUP + Formats.PONG)).hasSize(3)
			.endsWith(HANGUP, PONG);
	}

	@Test
	void readsUnterminatedBlockAsMessages() throws IOException {
		assertThat(Formats.read(ASTERISK_13,
				BLOCK + "sales has 0 calls\n   No Members\n\r\n" + Formats.HANGUP + Formats.HANGUP + Formats.PONG
						+ Formats.HANGUP))
			.hasSize(5)
			.endsWith(HANGUP, HANGUP, PONG, HANGUP)
			.first()
			.extracting(CommandResponse::outputOf, InstanceOfAssertFactories.list(String.class))
			.containsExactly("sales has 0 calls", "   No Members");
	}

	@Test
	void readsBlockAfterUnterminatedBlock() throws IOException {
		assertThat(Formats.read(ASTERISK_13,
				BLOCK + "a\n\r\n" + BLOCK + "b\n\nEvent: Fake\n\n--END COMMAND--\r\n\r\n" + Formats.HANGUP))
			.hasSize(3)
			.endsWith(HANGUP)
			.element(1)
			.extracting(CommandResponse::outputOf, InstanceOfAssertFactories.list(String.class))
			.containsExactly("b", "", "Event: Fake", "");
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 1000 })
	void abandonsUnterminatedBlockAtLimit(int maxLines) throws IOException {
		MessageLimits limits = new MessageLimits(300, maxLines);
		assertThat(Formats.read(ASTERISK_13, BLOCK + "a\n\r\n" + Formats.HANGUP.repeat(20), limits)).hasSize(21)
			.endsWith(HANGUP);
	}

}
