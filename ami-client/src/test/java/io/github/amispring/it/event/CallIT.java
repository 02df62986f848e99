/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.amispring.event.BridgeEnterEvent;
import io.github.amispring.event.BridgeLeaveEvent;
import io.github.amispring.event.ChannelEvent;
import io.github.amispring.event.ChannelState;
import io.github.amispring.event.DialBeginEvent;
import io.github.amispring.event.DialEndEvent;
import io.github.amispring.event.DialEvent;
import io.github.amispring.event.HangupCause;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.HangupRequestEvent;
import io.github.amispring.event.LocalBridgeEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.NewStateEvent;
import io.github.amispring.event.OriginateReason;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.it.support.AbstractPbxIT;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the events of a call on a real Asterisk, from Originate to Hangup.
 */
@OnEachAsterisk(overAll = true)
class CallIT extends AbstractPbxIT {

	CallIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	void publishesEventsOfACallInOrder() {
		TestCall call = TestCall.to("dial-answer", this.pbx, this.client);
		call.awaitHangup(this.log);
		this.pbx.awaitDelivery(this.client);

		Map<String, List<ChannelEvent>> channels = this.log.events(ChannelEvent.class, call::owns)
			.stream()
			.collect(Collectors.groupingBy((event) -> event.channel().uniqueId()));
		assertThat(channels).hasSize(4);
		channels.values().forEach(CallIT::assertLifecycle);

		DialBeginEvent begin = dialed(DialBeginEvent.class, call);
		DialEndEvent end = dialed(DialEndEvent.class, call);
		assertThat(begin.dialString()).isEqualTo("answer@test");
		assertThat(begin.destChannel().state()).isEqualTo(ChannelState.DOWN);
		assertThat(end.destChannel().uniqueId()).isEqualTo(begin.destChannel().uniqueId());
		assertThat(end.destChannel().state()).isEqualTo(ChannelState.UP);
		assertThat(end.dialStatus()).isEqualTo("ANSWER");

		List<BridgeEnterEvent> enters = this.log.events(BridgeEnterEvent.class, call::owns);
		List<BridgeLeaveEvent> leaves = this.log.events(BridgeLeaveEvent.class, call::owns);
		assertThat(enters).extracting((event) -> event.channel().uniqueId())
			.containsExactlyInAnyOrder(call.calledId(), end.destChannel().uniqueId());
		assertThat(leaves).extracting((event) -> event.channel().uniqueId())
			.containsExactlyInAnyOrder(call.calledId(), end.destChannel().uniqueId());
		assertThat(enters).extracting((event) -> event.bridge().uniqueId())
			.containsOnly(leaves.get(0).bridge().uniqueId());
		assertThat(enters).extracting((event) -> event.bridge().numChannels()).containsExactly(1, 2);
		assertThat(leaves).extracting((event) -> event.bridge().numChannels()).containsExactly(1, 0);

		HangupEvent hangup = this.log.await(HangupEvent.class, call::isCalled);
		assertThat(hangup.cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
		assertThat(hangup.causeText()).isEqualTo("Normal Clearing");
		HangupRequestEvent request = this.log.await(HangupRequestEvent.class, call::isCaller);
		assertThat(request.cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
		assertThat(this.log.events()).containsSubsequence(begin, end, enters.get(1), leaves.get(0), leaves.get(1),
				request, hangup);
	}

	private <E extends DialEvent> E dialed(Class<E> type, TestCall call) {
		List<E> events = this.log.events(type, call::isCalled);
		assertThat(events).hasSize(1);
		return events.get(0);
	}

	/**
	 * Asserts that the first event is Newchannel and the last event is Hangup, and that
	 * the channel state never decreases.
	 */
	private static void assertLifecycle(List<ChannelEvent> life) {
		assertThat(life.get(0)).isInstanceOf(NewChannelEvent.class);
		assertThat(life.get(life.size() - 1)).isInstanceOf(HangupEvent.class);
		assertThat(life).filteredOn(NewChannelEvent.class::isInstance).hasSize(1);
		assertThat(life).filteredOn(HangupEvent.class::isInstance).hasSize(1);
		assertThat(life).filteredOn(NewStateEvent.class::isInstance).isNotEmpty();
		assertThat(life).extracting((event) -> event.channel().state())
			.doesNotContainNull()
			.isSorted()
			.endsWith(ChannelState.UP);
		assertThat(life).extracting((event) -> event.channel().name()).containsOnly(life.get(0).channel().name());
	}

	@Test
	void publishesBothHalvesOfALocalChannel() {
		TestCall call = TestCall.to("talk", this.pbx, this.client);
		String name = call.awaitUp(this.log);
		LocalBridgeEvent bridge = this.log.await(LocalBridgeEvent.class,
				(event) -> event.localOneChannel().uniqueId().equals(call.callerId()));
		assertThat(bridge.localOneChannel().name()).isEqualTo(name).endsWith(";1");
		assertThat(bridge.localTwoChannel().name()).isEqualTo(name.replace(";1", ";2"));
		assertThat(bridge.localTwoChannel().uniqueId()).isEqualTo(call.calledId());
		assertThat(bridge.context()).isEqualTo("test");
		assertThat(bridge.exten()).isEqualTo("talk");
	}

	@Test
	void awaitsOutcomeOfAnsweredCall() {
		TestCall call = new TestCall(Pbx.uniqueName(), "talk");
		call.hangUpAfterTest(this.pbx);
		OriginateResponseEvent outcome = this.client
			.execute(call.action().callerId("\"Anna B.\" <0123>").awaitingOutcome());
		assertThat(outcome.successful()).isTrue();
		assertThat(outcome.reason()).isEqualTo(OriginateReason.ANSWERED);
		assertThat(outcome.uniqueId()).isEqualTo(call.callerId());
		assertThat(outcome.channel()).startsWith("Local/talk@test-").endsWith(";1");
		assertThat(outcome.application()).isEqualTo("Wait");
		assertThat(outcome.data()).isEqualTo("300");
		assertThat(outcome.callerIdName()).isEqualTo("Anna B.");
		assertThat(outcome.callerIdNum()).isEqualTo("0123");
		OriginateResponseEvent published = this.log.await(OriginateResponseEvent.class,
				(event) -> call.callerId().equals(event.uniqueId()));
		assertThat(published).isEqualTo(outcome);
	}

}
