/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.util.concurrent.CompletableFuture;

import io.github.amispring.action.HangupAction;
import io.github.amispring.agi.AgiResult;
import io.github.amispring.agi.AgiSession;
import io.github.amispring.agi.AsyncAgi;
import io.github.amispring.event.AGIExecStartEvent;
import io.github.amispring.event.AsyncAGIEndEvent;
import io.github.amispring.event.AsyncAGIStartEvent;
import io.github.amispring.event.HangupCause;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.exception.AgiEndedException;
import io.github.amispring.it.support.AbstractPbxIT;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests calls on a real Asterisk that are controlled by AsyncAGI.
 */
@OnEachAsterisk
class AsyncAgiIT extends AbstractPbxIT {

	private AsyncAgi agi;

	AsyncAgiIT(Pbx pbx) {
		super(pbx);
	}

	@BeforeEach
	void openAgi() {
		this.agi = AsyncAgi.on(this.client);
	}

	@AfterEach
	void close() {
		this.agi.close();
	}

	@Test
	void handlerControlsCall() {
		CompletableFuture<AgiSession> started = new CompletableFuture<>();
		CompletableFuture<String> value = new CompletableFuture<>();
		this.agi.onStart((session) -> {
			if ("async-agi".equals(session.environment().get("agi_extension"))) {
				session.execute("SET VARIABLE X \"a) endpos=3 (b\"");
				value.complete(session.execute("GET VARIABLE X").value());
				started.complete(session);
			}
		});
		TestCall call = TestCall.to("async-agi", this.pbx, this.client);
		assertThat(value.join()).isEqualTo("a) endpos=3 (b");
		AgiSession session = started.join();
		assertThat(session.uniqueId()).isEqualTo(call.calledId());
		assertThat(session.environment()).containsEntry("agi_request", "async")
			.containsEntry("agi_uniqueid", call.calledId())
			.containsEntry("agi_channel", session.channel())
			.containsEntry("agi_context", "test");
		assertThat(session.execute("NOOP").resultNumber()).isZero();
		assertThat(session.execute("GET VARIABLE NOPE").value()).isNull();
		AgiResult played = session.execute("STREAM FILE /var/lib/asterisk/test-sounds/tone 1 79000");
		assertThat(played.resultNumber()).isZero();
		assertThat(played.endpos()).isEqualTo(80_000L);
		assertThat(session.execute("GET DATA silence/1 100").value()).isEqualTo("timeout");
		assertThat(session.execute("EXEC Nope").resultNumber()).isEqualTo(-2);
		assertThat(session.execute("NONSENSE").code()).isEqualTo(510);
		AgiResult syntax = session.execute("VERBOSE");
		assertThat(syntax.code()).isEqualTo(520);
		assertThat(syntax.text().lines()).hasSizeGreaterThan(2);

		session.leave().join();
		assertThat(session.isEnded()).isTrue();
		assertThat(this.log.await(HangupEvent.class, call::isCalled).cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
		assertThatExceptionOfType(AgiEndedException.class).isThrownBy(() -> session.execute("NOOP"));
	}

	@Test
	void hangupFailsPendingCommands() {
		TestCall call = TestCall.to("async-agi", this.pbx, this.client);
		this.log.await(AsyncAGIStartEvent.class, call::owns);
		AgiSession session = this.agi.session(call.calledId());
		CompletableFuture<AgiResult> executing = session.send("EXEC Wait 20");
		CompletableFuture<AgiResult> queued = session.send("NOOP");
		this.log.await(AGIExecStartEvent.class, (event) -> call.owns(event) && "EXEC Wait 20".equals(event.command()));
		this.client.execute(HangupAction.of(call.calledId()));
		assertThat(executing.join().resultNumber()).isEqualTo(-1);
		assertThat(queued).failsWithin(Pbx.TEST_TIMEOUT)
			.withThrowableThat()
			.withCauseInstanceOf(AgiEndedException.class);
		this.log.await(AsyncAGIEndEvent.class, call::owns);
		assertThat(session.isEnded()).isTrue();
	}

	@Test
	void reportsChannelWithoutAgi() {
		TestCall call = TestCall.to("talk", this.pbx, this.client);
		call.awaitUp(this.log);
		assertThatExceptionOfType(AgiEndedException.class)
			.isThrownBy(() -> this.agi.session(call.calledId()).execute("NOOP"));
		assertThatExceptionOfType(AgiEndedException.class)
			.isThrownBy(() -> this.agi.session("Local/none@test-00000000;1").execute("NOOP"));
	}

	/** Simulates an application that starts after the call. */
	@Test
	void controlsCallThatStartedBeforeApplication() {
		TestCall call = TestCall.to("async-agi", this.pbx, this.client);
		String channel = this.log.await(AsyncAGIStartEvent.class, call::owns).channel().name();
		try (AsyncAgi late = AsyncAgi.on(this.client)) {
			AgiSession session = late.session(channel);
			assertThat(session.execute("GET VARIABLE UNIQUEID").value()).isEqualTo(call.calledId());
			session.leave().join();
		}
	}

}
