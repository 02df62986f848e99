/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.util.List;

import io.github.amispring.action.CommandAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.message.CommandResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests the output of commands executed on a real Asterisk.
 */
@OnEachAsterisk(overAll = true)
class CommandIT {

	private final Pbx pbx;

	private AmiClient client;

	CommandIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@BeforeEach
	void connect() {
		this.client = this.pbx.connect();
	}

	@Test
	void receivesLongOutput() {
		List<String> output = output("core show application Dial");
		assertThat(output).hasSizeGreaterThan(400).containsSubsequence("[Synopsis]", "[Syntax]", "[See Also]");
		for (int i = 0; i < 5; i++) {
			assertThat(output("core show application Dial")).isEqualTo(output);
		}
		assertThat(this.client.execute(PingAction.of()).ping()).isEqualTo("Pong");
	}

	@Test
	void keepsLeadingBlanks() {
		boolean keeps = this.pbx.transport().keepsValues();
		assertThat(output("dialplan show answer@test"))
			.anyMatch((line) -> line.startsWith((keeps ? "  " : "") + "'answer' => "))
			.anyMatch((line) -> line.startsWith((keeps ? " ".repeat(20) : "") + "2. Wait(2) "));
	}

	@Test
	void keepsEmptyLines() {
		assertThat(output("queue show rules")).containsExactly("");
		assertThat(output("queue show"))
			.containsSubsequence(this.pbx.transport().keepsValues() ? "   No Callers" : "No Callers", "");
	}

	@Test
	void unknownCommandFailsWithOutput() {
		AmiErrorResponseException refusal = refusal("nosuchcommand at all");
		assertThat(CommandResponse.outputOf(refusal.response())).hasSize(1)
			.allSatisfy((line) -> assertThat(line).startsWith("No such command 'nosuchcommand at all'"));
		assertThat(refusal("").serverMessage()).isEqualTo("No command provided");
		assertThat(this.client.execute(PingAction.of()).ping()).isEqualTo("Pong");
	}

	private List<String> output(String command) {
		CommandResponse response = this.client.execute(CommandAction.of(command));
		assertThat(response.serverMessage()).isEqualTo("Command output follows");
		return response.output();
	}

	private AmiErrorResponseException refusal(String command) {
		return catchThrowableOfType(AmiErrorResponseException.class,
				() -> this.client.execute(CommandAction.of(command)));
	}

}
