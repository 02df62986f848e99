/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.time.Duration;
import java.util.List;

import io.github.amispring.action.HangupAction;
import io.github.amispring.event.AgentCallEvent;
import io.github.amispring.event.AgentCalledEvent;
import io.github.amispring.event.AgentCompleteEvent;
import io.github.amispring.event.AgentConnectEvent;
import io.github.amispring.event.AgentRingNoAnswerEvent;
import io.github.amispring.event.QueueCallerAbandonEvent;
import io.github.amispring.event.QueueCallerJoinEvent;
import io.github.amispring.event.QueueCallerLeaveEvent;
import io.github.amispring.it.support.AbstractPbxIT;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests calls through the queues of a real Asterisk.
 */
@OnEachAsterisk
class QueueIT extends AbstractPbxIT {

	QueueIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	void agentAnswersCall() {
		TestCall call = TestCall.to("queue", this.pbx, this.client);
		QueueCallerJoinEvent join = this.log.await(QueueCallerJoinEvent.class, call::isCalled);
		AgentCalledEvent called = this.log.await(AgentCalledEvent.class, call::isCalled);
		AgentConnectEvent connect = this.log.await(AgentConnectEvent.class, call::isCalled);
		// the event has no channel if Asterisk has already released the channel after the
		// end of the call
		AgentCompleteEvent complete = this.log.await(AgentCompleteEvent.class,
				(event) -> call.isCalled(event) || (event.channel() == null && isAfter(connect, event)));
		QueueCallerLeaveEvent leave = this.log.await(QueueCallerLeaveEvent.class, call::isCalled);

		assertThat(join.queue()).isEqualTo("support");
		assertThat(join.position()).isPositive();
		assertThat(join.count()).isPositive();
		for (AgentCallEvent event : List.of(called, connect, complete)) {
			assertThat(event.queue()).isEqualTo("support");
			assertThat(event.memberName()).isEqualTo("Agent");
			assertThat(event.interfaceName()).isEqualTo("Local/agent@test/n");
		}
		// For AgentComplete, Asterisk may already have released the member's channel.
		assertThat(connect.destChannel().uniqueId()).isEqualTo(called.destChannel().uniqueId());
		assertThat(connect.holdTime()).isNotNull();
		assertThat(connect.ringTime()).isNotNull();
		assertThat(complete.talkTime()).isPositive();
		// The caller is hung up right after the agent. Asterisk may detect the caller's
		// hangup first.
		assertThat(complete.reason()).isIn("agent", "caller");
		assertThat(leave.queue()).isEqualTo("support");
		assertThat(this.log.events()).containsSubsequence(join, called, connect, complete);
		assertThat(this.log.events()).containsSubsequence(join, leave, complete);
	}

	private boolean isAfter(AmiEvent earlier, AmiEvent later) {
		List<AmiEvent> events = this.log.events();
		return events.indexOf(later) > events.indexOf(earlier);
	}

	@Test
	void callerAbandonsQueue() {
		TestCall call = TestCall.to("queue-sales", this.pbx, this.client);
		this.log.await(QueueCallerJoinEvent.class, call::isCalled);
		this.client.execute(HangupAction.of(call.callerId()));
		QueueCallerAbandonEvent abandon = this.log.await(QueueCallerAbandonEvent.class, call::isCalled);
		assertThat(abandon.queue()).isEqualTo("sales");
		assertThat(abandon.originalPosition()).isPositive();
		assertThat(abandon.holdTime()).isNotNull();
		this.log.await(QueueCallerLeaveEvent.class, call::isCalled);
	}

	@Test
	void agentDoesNotAnswer() {
		TestCall call = TestCall.to("queue-noanswer", this.pbx, this.client);
		AgentRingNoAnswerEvent event = this.log.await(AgentRingNoAnswerEvent.class, call::isCalled);
		assertThat(event.memberName()).isEqualTo("Deaf");
		assertThat(event.ringTime()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
	}

}
