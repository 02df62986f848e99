/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.AtxferAction;
import io.github.amispring.action.BlindTransferAction;
import io.github.amispring.action.CancelAtxferAction;
import io.github.amispring.event.BlindTransferEvent;
import io.github.amispring.event.BridgeEnterEvent;
import io.github.amispring.event.ChannelState;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.NewStateEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests actions that transfer calls on a real Asterisk.
 */
@OnEachAsterisk
class TransferActionsIT extends AbstractActionsIT {

	TransferActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "Atxfer", "CancelAtxfer" })
	void cancelsAttendedTransfer() {
		TestCall call = bridgedCall();
		assertThat(execute(AtxferAction.of(call.calledId(), "802").context("test")).serverMessage())
			.isEqualTo("Atxfer successfully queued");
		NewChannelEvent target = this.log.await(NewChannelEvent.class,
				(event) -> call.owns(event) && event.channel().name().matches("Local/802@test-.*;1"));
		this.log.await(NewStateEvent.class, (event) -> event.channel().uniqueId().equals(target.channel().uniqueId())
				&& event.channel().state() == ChannelState.RINGING);
		assertThat(execute(CancelAtxferAction.of(call.calledId())).serverMessage())
			.isEqualTo("CancelAtxfer successfully queued");
		this.log.await(HangupEvent.class, (event) -> event.channel().uniqueId().equals(target.channel().uniqueId()));
		assertThat(refusal(AtxferAction.of(NO_CHANNEL, "802")).isNoSuchChannel()).isTrue();
		assertThat(refusal(CancelAtxferAction.of(NO_CHANNEL)).isNoSuchChannel()).isTrue();
	}

	@Test
	@Covers("BlindTransfer")
	void performsBlindTransfer() {
		TestCall call = bridgedCall();
		assertThat(execute(BlindTransferAction.of(call.calledId(), "801").context("test")).serverMessage())
			.isEqualTo("Transfer succeeded");
		BlindTransferEvent event = this.log.await(BlindTransferEvent.class,
				(each) -> call.owns(each.transfererChannel()));
		assertThat(event.extension()).isEqualTo("801");
		assertThat(refusal(BlindTransferAction.of(NO_CHANNEL, "801")).isNoSuchChannel()).isTrue();
	}

	private TestCall bridgedCall() {
		TestCall call = TestCall.to("transfer", this.pbx, this.client);
		this.log.await(BridgeEnterEvent.class, (event) -> call.owns(event) && event.bridge().numChannels() == 2);
		return call;
	}

}
