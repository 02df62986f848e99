/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.event.ChannelState;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.NewStateEvent;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.it.support.AbstractPbxIT;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.message.AmiAction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests calls on a real Asterisk that are cancelled while they ring.
 */
@OnEachAsterisk
class OriginateCancelIT extends AbstractPbxIT {

	OriginateCancelIT(Pbx pbx) {
		super(pbx);
	}

	/** The second extension rings another channel, which is hung up as well. */
	@ParameterizedTest
	@ValueSource(strings = { "ring", "dial-ring" })
	void cancelStopsRinging(String extension) {
		TestCall call = call(extension);
		CompletableFuture<OriginateResponseEvent> outcome = this.client.send(call.action().hangingUpOnCancel());
		this.log.await(NewStateEvent.class,
				(event) -> call.owns(event) && event.channel().state() == ChannelState.RINGING);
		outcome.cancel(true);
		assertHungUp(call, (extension.equals("ring")) ? 2 : 4);
	}

	/** The channel does not exist yet when the hangup is sent. */
	@Test
	void cancelBeforeTheChannelExistsStopsRinging() {
		for (int i = 0; i < 20; i++) {
			TestCall call = call("ring");
			this.client.send(call.action().hangingUpOnCancel()).cancel(true);
			assertHungUp(call, 2);
		}
	}

	@Test
	void timeoutStopsRinging() {
		TestCall call = call("ring");
		assertThatExceptionOfType(AmiTimeoutException.class)
			.isThrownBy(() -> this.client.execute(call.action().hangingUpOnCancel(), Duration.ofMillis(200)));
		assertHungUp(call, 2);
	}

	/** For a local channel, the server chooses the id of the second half. */
	@Test
	void cancelStopsRingingOfChannelWithRandomId() {
		String id = Pbx.uniqueName();
		AmiAction<OriginateResponseEvent> action = OriginateAction.of("Local/ring@test")
			.application("Wait", "300")
			.variable("__" + TestCall.TAG, id)
			.hangingUpOnCancel();
		this.pbx.executeAfterTest(Objects.requireNonNull(action.undo()));
		CompletableFuture<OriginateResponseEvent> outcome = this.client.send(action);
		String call = this.log
			.await(NewStateEvent.class,
					(event) -> id.equals(event.channel().variables().get(TestCall.TAG))
							&& event.channel().state() == ChannelState.RINGING)
			.channel()
			.linkedId();
		outcome.cancel(true);
		assertHungUp((event) -> call.equals(event.channel().linkedId()), 2);
	}

	@Test
	void cancelDoesNotHangUpAnsweredCall() {
		TestCall call = call("talk");
		CompletableFuture<OriginateResponseEvent> outcome = this.client.send(call.action().hangingUpOnCancel());
		assertThat(outcome.join().successful()).isTrue();
		outcome.cancel(true);
		this.pbx.awaitDelivery(this.client);
		assertThat(this.log.events(HangupEvent.class, call::owns)).isEmpty();
	}

	private TestCall call(String extension) {
		TestCall call = new TestCall(Pbx.uniqueName(), extension);
		call.hangUpAfterTest(this.pbx);
		return call;
	}

	private void assertHungUp(TestCall call, int channels) {
		assertHungUp(call::owns, channels);
		assertThat(this.log.events(NewChannelEvent.class, call::owns)).hasSize(channels);
	}

	private void assertHungUp(Predicate<HangupEvent> condition, int channels) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(this.log.events(HangupEvent.class, condition)).hasSize(channels));
	}

}
