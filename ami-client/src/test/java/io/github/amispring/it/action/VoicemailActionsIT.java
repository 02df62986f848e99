/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.util.List;

import io.github.amispring.action.MailboxCountAction;
import io.github.amispring.action.MailboxStatusAction;
import io.github.amispring.action.VoicemailBoxSummaryAction;
import io.github.amispring.action.VoicemailForwardAction;
import io.github.amispring.action.VoicemailMoveAction;
import io.github.amispring.action.VoicemailRefreshAction;
import io.github.amispring.action.VoicemailRemoveAction;
import io.github.amispring.action.VoicemailUserStatusAction;
import io.github.amispring.action.VoicemailUsersListAction;
import io.github.amispring.event.MessageWaitingEvent;
import io.github.amispring.event.VoicemailUserDetailEvent;
import io.github.amispring.event.VoicemailUserEntryEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests voicemail actions against a real Asterisk.
 */
@OnEachAsterisk
class VoicemailActionsIT extends AbstractActionsIT {

	VoicemailActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "MailboxCount", "MailboxStatus", "VoicemailRefresh", "VoicemailUsersList", "VoicemailUserStatus" })
	void readsMailbox() {
		assertThat(execute(MailboxStatusAction.of("100@default")).waiting()).isZero();
		assertThat(execute(MailboxCountAction.of("100@default")).newMessages()).isZero();
		assertThat(execute(VoicemailRefreshAction.of().context("default").mailbox("100")).serverMessage())
			.isEqualTo("Refresh sent");
		assertThat(execute(VoicemailUserStatusAction.of("default", "100")).entries()).singleElement()
			.returns("Test Box", VoicemailUserDetailEvent::fullname);
		assertThat(execute(VoicemailUserStatusAction.of("default", "none")).entries()).isEmpty();
		assertThat(execute(VoicemailUsersListAction.of()).entries()).extracting(VoicemailUserEntryEvent::voiceMailbox)
			.containsExactlyInAnyOrder("100", "101", "102");
	}

	@Test
	@Covers(value = { "VoicemailBoxSummary", "VoicemailForward", "VoicemailMove", "VoicemailRemove" }, onlyOn = 22)
	void movesForwardsAndRemovesMessage() {
		TestCall.to("voicemail", this.pbx, this.client,
				(action) -> action.application("Playback", "/var/lib/asterisk/test-sounds/tone"));
		this.log.await(MessageWaitingEvent.class,
				(event) -> "100@default".equals(event.mailbox()) && Boolean.TRUE.equals(event.waiting()));
		String message = idIn("INBOX");
		assertThat(execute(VoicemailMoveAction.of("default", "100", "INBOX", message, "Old")).serverMessage())
			.isEqualTo("Message move successful");
		assertThat(execute(VoicemailForwardAction.of("default", "100", "Old", message, "default", "100", "INBOX"))
			.serverMessage()).isEqualTo("Message forward successful");
		for (String folder : List.of("Old", "INBOX")) {
			assertThat(execute(VoicemailRemoveAction.of("default", "100", folder, idIn(folder))).serverMessage())
				.isEqualTo("Message remove successful");
		}
		assertThat(execute(VoicemailBoxSummaryAction.of("default", "100")).entries()).isEmpty();
		assertThat(execute(VoicemailBoxSummaryAction.of("default", "none")).entries()).isEmpty();
	}

	private String idIn(String folder) {
		return execute(VoicemailBoxSummaryAction.of("default", "100")).entries()
			.stream()
			.filter((entry) -> folder.equals(entry.folder()))
			.findFirst()
			.orElseThrow()
			.id();
	}

}
