/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.JabberSendAction;
import io.github.amispring.action.MessageSendAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests actions that send messages over a real Asterisk.
 */
@OnEachAsterisk
class MessageActionsIT extends AbstractActionsIT {

	MessageActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers("MessageSend")
	void sendsMessage() {
		assertThat(execute(MessageSendAction.to("pjsip:101", "hello").from("sip:100@127.0.0.1")).serverMessage())
			.isEqualTo("Message successfully sent");
		assertThat(refusal(MessageSendAction.to("pigeon:101", "hello")).serverMessage())
			.isEqualTo("Message technology not found.");
	}

	/**
	 * Asterisk first confirms that it will try to send the message and then reports the
	 * error in a second response.
	 */
	@Test
	@Covers("JabberSend")
	void jabberIgnoresSecondResponse() {
		assertThat(execute(JabberSendAction.of("none", "ann@example.org", "hello")).serverMessage())
			.isEqualTo("Attempting to send Jabber Message");
		assertThat(execute(PingAction.of()).ping()).isEqualTo("Pong");
	}

}
