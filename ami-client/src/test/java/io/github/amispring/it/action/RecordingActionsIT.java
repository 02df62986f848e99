/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.ChangeMonitorAction;
import io.github.amispring.action.GetVarAction;
import io.github.amispring.action.MixMonitorAction;
import io.github.amispring.action.MixMonitorMuteAction;
import io.github.amispring.action.MonitorAction;
import io.github.amispring.action.PauseMonitorAction;
import io.github.amispring.action.StopMixMonitorAction;
import io.github.amispring.action.StopMonitorAction;
import io.github.amispring.action.UnpauseMonitorAction;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests actions that record calls on a real Asterisk.
 */
@OnEachAsterisk
class RecordingActionsIT extends AbstractActionsIT {

	RecordingActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "MixMonitor", "MixMonitorMute", "StopMixMonitor" })
	void recordsCallWithMixMonitor() {
		String channel = call("talk").callerId();
		String id = execute(MixMonitorAction.of(channel).file("ami-test.wav").options("i(AMI_RECORDING)"))
			.mixMonitorId();
		assertThat(execute(GetVarAction.of("AMI_RECORDING").channel(channel)).value()).isEqualTo(id).isNotEmpty();
		execute(MixMonitorMuteAction.of(channel, MixMonitorMuteAction.Direction.BOTH, true));
		execute(MixMonitorMuteAction.of(channel, MixMonitorMuteAction.Direction.BOTH, false));
		execute(StopMixMonitorAction.of(channel).mixMonitorId(id));
		assertThat(refusal(MixMonitorAction.of(NO_CHANNEL).file("ami-test.wav")).isNoSuchChannel()).isTrue();
	}

	@Test
	@Covers(value = { "ChangeMonitor", "Monitor", "PauseMonitor", "StopMonitor", "UnpauseMonitor" }, onlyOn = 16)
	void recordsCallWithMonitor() {
		String channel = call("talk").callerId();
		assertThat(execute(MonitorAction.of(channel).file("ami-test")).serverMessage())
			.isEqualTo("Started monitoring channel");
		assertThat(execute(ChangeMonitorAction.of(channel, "ami-test-2")).serverMessage())
			.isEqualTo("Changed monitor filename");
		assertThat(execute(PauseMonitorAction.of(channel)).serverMessage())
			.isEqualTo("Paused monitoring of the channel");
		assertThat(execute(UnpauseMonitorAction.of(channel)).serverMessage())
			.isEqualTo("Unpaused monitoring of the channel");
		assertThat(execute(StopMonitorAction.of(channel)).serverMessage()).isEqualTo("Stopped monitoring channel");
		assertThat(refusal(MonitorAction.of(NO_CHANNEL)).isNoSuchChannel()).isTrue();
	}

}
