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
 * Callers wait in queues, and members are called or changed.
 */
final class QueuesScenario implements Scenario {

	private static final List<String> EXTENSIONS = List.of("queue", "queue-empty", "queue-timeout", "queue-noanswer",
			"queue-dump");

	@Override
	public void run(ScenarioContext context) {
		List<TestCall> calls = EXTENSIONS.stream().map(context::call).toList();
		changeAMember(context);
		calls.forEach(context::awaitEnd);
		context.await(AgentDumpEvent.class);
	}

	private void changeAMember(ScenarioContext context) {
		String member = "Local/ring@test/" + Pbx.uniqueName();
		context.pbx().executeAfterTest(QueueRemoveAction.of("sales", member));
		context.execute(QueueAddAction.of("sales", member).paused(true));
		TestCall caller = context.call("queue-sales");
		context.await(QueueCallerJoinEvent.class, caller::owns);
		context.execute(QueueStatusAction.of());
		context.execute(QueueSummaryAction.of());
		context.execute(QueuePenaltyAction.of(member, 3).queue("sales"));
		context.execute(QueueMemberRingInUseAction.of(member, false).queue("sales"));
		context.execute(QueuePauseAction.of(member, false).queue("sales"));
		context.await(QueueMemberStatusEvent.class);
		context.hangUp(caller);
		context.execute(QueueRemoveAction.of("sales", member));
		context.await(QueueMemberRemovedEvent.class, (event) -> member.equals(event.interfaceName()));
	}

}
