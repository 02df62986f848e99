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
 * Messages are recorded and removed, and a password is changed and restored.
 */
final class VoicemailScenario implements Scenario {

	@Override
	public void run(ScenarioContext context) {
		TestCall mini = context.callWithAudio("minivm");
		leaveAMessage(context, "101");
		context.execute(VoicemailUsersListAction.of());
		context.execute(VoicemailUserStatusAction.of("default", "101"));
		if (context.isAtLeast(22)) {
			changePassword(context);
			leaveAMessage(context, "102");
			removeMessages(context, "102");
		}
		context.await(MiniVoiceMailEvent.class);
		context.awaitEnd(mini);
	}

	private void leaveAMessage(ScenarioContext context, String box) {
		TestCall call = context.callWithAudio("voicemail-" + box);
		context.await(MessageWaitingEvent.class, call::owns);
		context.awaitEnd(call);
	}

	private void removeMessages(ScenarioContext context, String box) {
		EventList<VoicemailBoxDetailEvent> messages = context.execute(VoicemailBoxSummaryAction.of("default", box));
		for (VoicemailBoxDetailEvent message : messages) {
			context.execute(VoicemailRemoveAction.of("default", box, message.folder(), message.id()));
		}
	}

	private void changePassword(ScenarioContext context) {
		TestCall change = context.call("new-password", (action) -> action.application("VoiceMailMain", "s102@default"));
		context.await(VoicemailPasswordChangeEvent.class);
		context.await(VoicemailPasswordChangeEvent.class, (event) -> "1234".equals(event.newPassword()));
		context.hangUp(change);
	}

}
