/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.QueueAddAction;
import io.github.amispring.action.QueueChangePriorityCallerAction;
import io.github.amispring.action.QueueLogAction;
import io.github.amispring.action.QueueMemberRingInUseAction;
import io.github.amispring.action.QueuePenaltyAction;
import io.github.amispring.action.QueueReloadAction;
import io.github.amispring.action.QueueRemoveAction;
import io.github.amispring.action.QueueResetAction;
import io.github.amispring.action.QueueRuleAction;
import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.action.QueueWithdrawCallerAction;
import io.github.amispring.event.QueueCallerJoinEvent;
import io.github.amispring.event.QueueCallerLeaveEvent;
import io.github.amispring.event.QueueEntryEvent;
import io.github.amispring.event.QueueMemberPenaltyEvent;
import io.github.amispring.event.QueueMemberRinginuseEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests queue actions against a real Asterisk, except those that {@link ActionsIT} tests.
 */
@OnEachAsterisk
class QueueActionsIT extends AbstractActionsIT {

	QueueActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "QueueMemberRingInUse", "QueuePenalty" })
	void changesMember() {
		String member = "Local/ring@test/" + Pbx.uniqueName();
		this.pbx.executeAfterTest(QueueRemoveAction.of("sales", member));
		execute(QueueAddAction.of("sales", member));
		assertThat(execute(QueuePenaltyAction.of(member, 4).queue("sales")).serverMessage())
			.isEqualTo("Interface penalty set successfully");
		assertThat(this.log.await(QueueMemberPenaltyEvent.class, (event) -> member.equals(event.interfaceName()))
			.penalty()).isEqualTo(4);
		assertThat(execute(QueueMemberRingInUseAction.of(member, false).queue("sales")).serverMessage())
			.isEqualTo("Interface ringinuse set successfully");
		assertThat(this.log.await(QueueMemberRinginuseEvent.class, (event) -> member.equals(event.interfaceName()))
			.ringInUse()).isFalse();
		assertThat(refusal(QueuePenaltyAction.of("Local/none@test", 4)).serverMessage())
			.startsWith("Invalid interface");
		assertThat(refusal(QueueMemberRingInUseAction.of("Local/none@test", true)).serverMessage())
			.startsWith("Invalid interface");
	}

	@Test
	@Covers({ "QueueChangePriorityCaller", "QueueWithdrawCaller" })
	void changesPriorityAndWithdrawsCaller() {
		TestCall call = TestCall.to("queue-sales", this.pbx, this.client);
		String caller = this.log.await(QueueCallerJoinEvent.class, call::isCalled).channel().name();
		assertThat(execute(QueueChangePriorityCallerAction.of("sales", caller, 5)).serverMessage())
			.isEqualTo("Priority change for caller on queue");
		assertThat(execute(QueueStatusAction.of().queue("sales")).entries(QueueEntryEvent.class))
			.filteredOn((entry) -> call.calledId().equals(entry.uniqueId()))
			.singleElement()
			.returns(5, QueueEntryEvent::priority);
		assertThat(execute(QueueWithdrawCallerAction.of("sales", caller)).serverMessage())
			.isEqualTo("Withdraw requested successfully");
		this.log.await(QueueCallerLeaveEvent.class, call::isCalled);
		assertThat(refusal(QueueChangePriorityCallerAction.of("sales", NO_CHANNEL, 5)).serverMessage())
			.endsWith("No such caller");
		assertThat(refusal(QueueWithdrawCallerAction.of("sales", NO_CHANNEL)).serverMessage())
			.endsWith("No such caller");
	}

	@Test
	@Covers({ "QueueLog", "QueueReload", "QueueReset", "QueueRule" })
	void reloadsQueues() {
		assertThat(execute(QueueLogAction.of("sales", "TEST").text("nothing")).serverMessage())
			.isEqualTo("Event added successfully");
		assertThat(execute(QueueReloadAction.of().queue("sales").parameters(true)).serverMessage())
			.isEqualTo("Queue reloaded successfully");
		assertThat(execute(QueueResetAction.of().queue("sales")).serverMessage())
			.isEqualTo("Queue stats reset successfully");
		assertThat(execute(QueueRuleAction.of()).ruleLists()).isEmpty();
	}

}
