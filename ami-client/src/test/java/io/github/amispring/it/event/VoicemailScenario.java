/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.VoicemailBoxSummaryAction;
import io.github.amispring.action.VoicemailRemoveAction;
import io.github.amispring.action.VoicemailUserStatusAction;
import io.github.amispring.action.VoicemailUsersListAction;
import io.github.amispring.event.MessageWaitingEvent;
import io.github.amispring.event.MiniVoiceMailEvent;
import io.github.amispring.event.VoicemailBoxDetailEvent;
import io.github.amispring.event.VoicemailPasswordChangeEvent;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.message.EventList;

/**
 * Messages are left and removed, and a password is changed and changed back.
 */
final class VoicemailScenario implements Scenario {

	@Override
	public void play(Stage stage) {
		TestCall mini = stage.speakTo("minivm");
		leaveAMessage(stage, "101");
		stage.ask(VoicemailUsersListAction.of());
		stage.ask(VoicemailUserStatusAction.of("default", "101"));
		if (stage.isAtLeast(22)) {
			changePassword(stage);
			leaveAMessage(stage, "102");
			removeMessages(stage, "102");
		}
		stage.await(MiniVoiceMailEvent.class);
		stage.awaitEnd(mini);
	}

	private void leaveAMessage(Stage stage, String box) {
		TestCall call = stage.speakTo("voicemail-" + box);
		stage.await(MessageWaitingEvent.class, call::owns);
		stage.awaitEnd(call);
	}

	private void removeMessages(Stage stage, String box) {
		EventList<VoicemailBoxDetailEvent> messages = stage.ask(VoicemailBoxSummaryAction.of("default", box));
		for (VoicemailBoxDetailEvent message : messages) {
			stage.ask(VoicemailRemoveAction.of("default", box, message.folder(), message.id()));
		}
	}

	private void changePassword(Stage stage) {
		TestCall change = stage.call("new-password", (action) -> action.application("VoiceMailMain", "s102@default"));
		stage.await(VoicemailPasswordChangeEvent.class);
		stage.await(VoicemailPasswordChangeEvent.class, (event) -> "1234".equals(event.newPassword()));
		stage.hangUp(change);
	}

}
