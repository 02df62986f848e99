/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.time.Duration;

import io.github.amispring.action.AGIAction;
import io.github.amispring.action.AOCMessageAction;
import io.github.amispring.action.AbsoluteTimeoutAction;
import io.github.amispring.action.ControlPlaybackAction;
import io.github.amispring.action.CoreShowChannelMapAction;
import io.github.amispring.action.LocalOptimizeAwayAction;
import io.github.amispring.action.MuteAudioAction;
import io.github.amispring.action.PlayDtmfAction;
import io.github.amispring.action.PlayMFAction;
import io.github.amispring.action.SendFlashAction;
import io.github.amispring.action.SendTextAction;
import io.github.amispring.event.AsyncAGIExecEvent;
import io.github.amispring.event.AsyncAGIStartEvent;
import io.github.amispring.event.BridgeEnterEvent;
import io.github.amispring.event.DtmfBeginEvent;
import io.github.amispring.event.NewExtenEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests actions on single channels against a real Asterisk.
 */
@OnEachAsterisk
class ChannelActionsIT extends AbstractActionsIT {

	ChannelActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers("AbsoluteTimeout")
	void setsAbsoluteTimeout() {
		TestCall call = call("talk");
		assertThat(execute(AbsoluteTimeoutAction.of(call.callerId(), Duration.ofMinutes(5))).serverMessage())
			.isEqualTo("Timeout Set");
		assertThat(refusal(AbsoluteTimeoutAction.of(NO_CHANNEL, Duration.ofMinutes(5))).isNoSuchChannel()).isTrue();
	}

	@Test
	@Covers("AGI")
	void executesAgiCommand() {
		TestCall call = TestCall.to("async-agi", this.pbx, this.client);
		this.log.await(AsyncAGIStartEvent.class, call::isCalled);
		assertThat(
				execute(AGIAction.of(call.calledId(), "SET VARIABLE AMI_ORDER 7").commandId(call.id())).serverMessage())
			.isEqualTo("Added AGI command to queue");
		AsyncAGIExecEvent event = this.log.await(AsyncAGIExecEvent.class, call::isCalled);
		assertThat(event.commandId()).isEqualTo(call.id());
		assertThat(event.result()).startsWith("200 result=1");
		assertThat(refusal(AGIAction.of(NO_CHANNEL, "NOOP")).isNoSuchChannel()).isTrue();
	}

	@Test
	@Covers("AOCMessage")
	void sendsAdviceOfCharge() {
		TestCall call = call("talk");
		AOCMessageAction free = AOCMessageAction.duringCall(AOCMessageAction.ChargeType.FREE);
		assertThat(execute(free.channel(call.callerId())).serverMessage())
			.isEqualTo("AOC Message successfully queued on channel");
		assertThat(refusal(free.channel(NO_CHANNEL)).isNoSuchChannel()).isTrue();
	}

	@Test
	@Covers("ControlPlayback")
	void stopsPlayback() {
		TestCall call = TestCall.to("playback", this.pbx, this.client);
		this.log.await(NewExtenEvent.class, (event) -> call.isCalled(event) && "Playback".equals(event.application()));
		execute(ControlPlaybackAction.of(call.calledId(), ControlPlaybackAction.Control.STOP));
		assertThat(refusal(ControlPlaybackAction.of(NO_CHANNEL, ControlPlaybackAction.Control.STOP)).isNoSuchChannel())
			.isTrue();
	}

	@Test
	@Covers(value = "CoreShowChannelMap", onlyOn = 22)
	void listsConnectedChannels() {
		TestCall call = TestCall.to("transfer", this.pbx, this.client);
		BridgeEnterEvent enter = this.log.await(BridgeEnterEvent.class,
				(event) -> call.owns(event) && event.bridge().numChannels() == 2);
		assertThat(execute(CoreShowChannelMapAction.of(enter.channel().name())).entries()).isNotEmpty()
			.allSatisfy((entry) -> assertThat(entry.channel()).isEqualTo(enter.channel().name()));
		assertThat(execute(CoreShowChannelMapAction.of(NO_CHANNEL)).entries()).isEmpty();
	}

	@Test
	@Covers("LocalOptimizeAway")
	void optimizesLocalChannelAway() {
		TestCall call = call("talk");
		assertThat(execute(LocalOptimizeAwayAction.of(call.callerId())).serverMessage())
			.isEqualTo("Queued channel to be optimized away");
		assertThat(refusal(LocalOptimizeAwayAction.of(NO_CHANNEL)).isNoSuchChannel()).isTrue();
	}

	@Test
	@Covers("MuteAudio")
	void mutesChannel() {
		TestCall call = call("talk");
		execute(MuteAudioAction.of(call.callerId(), MuteAudioAction.Direction.ALL, true));
		execute(MuteAudioAction.of(call.callerId(), MuteAudioAction.Direction.ALL, false));
		assertThat(refusal(MuteAudioAction.of(NO_CHANNEL, MuteAudioAction.Direction.IN, true)).isNoSuchChannel())
			.isTrue();
	}

	@Test
	@Covers({ "PlayDTMF", "PlayMF" })
	void playsDigits() {
		TestCall call = call("talk");
		assertThat(execute(PlayDtmfAction.of(call.callerId(), "5").duration(Duration.ofMillis(100))).serverMessage())
			.isEqualTo("DTMF successfully queued");
		assertThat(this.log.await(DtmfBeginEvent.class, call::owns).digit()).isEqualTo("5");
		assertThat(execute(PlayMFAction.of(call.callerId(), "7")).serverMessage()).isEqualTo("MF successfully queued");
		assertThat(refusal(PlayDtmfAction.of(NO_CHANNEL, "5")).isNoSuchChannel()).isTrue();
		assertThat(refusal(PlayMFAction.of(NO_CHANNEL, "7")).isNoSuchChannel()).isTrue();
	}

	@Test
	@Covers(value = "SendFlash", onlyOn = 22)
	void sendsFlash() {
		TestCall call = call("talk");
		assertThat(execute(SendFlashAction.of(call.callerId())).serverMessage()).isEqualTo("Flash successfully queued");
		assertThat(refusal(SendFlashAction.of(NO_CHANNEL)).isNoSuchChannel()).isTrue();
	}

	@Test
	@Covers("SendText")
	void sendsText() {
		TestCall call = call("talk");
		assertThat(execute(SendTextAction.of(call.callerId(), "hello")).serverMessage()).isEqualTo("Success");
		assertThat(refusal(SendTextAction.of(NO_CHANNEL, "hello")).isNoSuchChannel()).isTrue();
	}

}
