/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.util.List;

import io.github.amispring.action.QueueAddAction;
import io.github.amispring.action.QueueMemberRingInUseAction;
import io.github.amispring.action.QueuePauseAction;
import io.github.amispring.action.QueuePenaltyAction;
import io.github.amispring.action.QueueRemoveAction;
import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.action.QueueSummaryAction;
import io.github.amispring.event.AgentDumpEvent;
import io.github.amispring.event.QueueCallerJoinEvent;
import io.github.amispring.event.QueueMemberRemovedEvent;
import io.github.amispring.event.QueueMemberStatusEvent;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;

/**
 * Callers who wait, and members who are rung or changed.
 */
final class QueuesScenario implements Scenario {

	private static final List<String> EXTENSIONS = List.of("queue", "queue-empty", "queue-timeout", "queue-noanswer",
			"queue-dump");

	@Override
	public void play(Stage stage) {
		List<TestCall> calls = EXTENSIONS.stream().map(stage::call).toList();
		changeAMember(stage);
		calls.forEach(stage::awaitEnd);
		stage.await(AgentDumpEvent.class);
	}

	private void changeAMember(Stage stage) {
		String member = "Local/ring@test/" + Pbx.uniqueName();
		stage.pbx().afterwards(QueueRemoveAction.of("sales", member));
		stage.ask(QueueAddAction.of("sales", member).paused(true));
		TestCall caller = stage.call("queue-sales");
		stage.await(QueueCallerJoinEvent.class, caller::owns);
		stage.ask(QueueStatusAction.of());
		stage.ask(QueueSummaryAction.of());
		stage.ask(QueuePenaltyAction.of(member, 3).queue("sales"));
		stage.ask(QueueMemberRingInUseAction.of(member, false).queue("sales"));
		stage.ask(QueuePauseAction.of(member, false).queue("sales"));
		stage.await(QueueMemberStatusEvent.class);
		stage.hangUp(caller);
		stage.ask(QueueRemoveAction.of("sales", member));
		stage.await(QueueMemberRemovedEvent.class, (event) -> member.equals(event.interfaceName()));
	}

}
