/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.HangupHandlerRunEvent;
import io.github.amispring.event.NewCallerIdEvent;
import io.github.amispring.event.UserEvent;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.it.support.AbstractPbxIT;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that events from a real Asterisk contain the details of channels, with any text.
 */
@OnEachAsterisk
class ChannelDetailsIT extends AbstractPbxIT {

	ChannelDetailsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	void channelEventsContainVariables() {
		TestCall call = TestCall.to("escaped-variable", this.pbx, this.client);
		String value = "O'Brien said \"hello\" \\\\ {\"k\":1}";
		VarSetEvent set = this.log.await(VarSetEvent.class, (event) -> call.isCalled(event)
				&& TestCall.TAG.equals(event.variable()) && event.value().contains("k"));
		assertThat(set.value()).isEqualTo(value);
		HangupEvent hangup = this.log.await(HangupEvent.class, call::isCalled);
		assertThat(hangup.channel().variables()).containsEntry(TestCall.TAG, value);
	}

	@Test
	void readsLongVariable() {
		TestCall call = TestCall.to("long-variable", this.pbx, this.client);
		VarSetEvent set = this.log.await(VarSetEvent.class,
				(event) -> call.isCalled(event) && "LONG".equals(event.variable()));
		assertThat(set.value()).isEqualTo("0123456789".repeat(100));
	}

	@Test
	void readsCallerNameWithQuotes() {
		TestCall call = TestCall.to("caller-name", this.pbx, this.client);
		NewCallerIdEvent event = this.log.await(NewCallerIdEvent.class,
				(each) -> call.isCalled(each) && "0123".equals(each.channel().callerIdNum()));
		assertThat(event.channel().callerIdName()).isEqualTo("Ann \"\"the boss\"\" O'Hara");
	}

	@Test
	void dialplanUserEventHasChannelAndHeaders() {
		TestCall call = TestCall.to("userevent", this.pbx, this.client,
				(action) -> action.variable("__AMI_ORDER", "4 2"));
		UserEvent event = this.log.await(UserEvent.class, call::isCalled);
		assertThat(event.userEventName()).isEqualTo("AmiTest");
		assertThat(event.channel().exten()).isEqualTo("userevent");
		assertThat(event.channel().priority()).isEqualTo(2);
		assertThat(event.channel().variables()).containsEntry("AMI_ORDER", "4 2")
			.containsEntry(TestCall.TAG, call.id());
		assertThat(event.message().get("Key")).isEqualTo("value");
		assertThat(event.message().get("Order")).isEqualTo("4 2");
	}

	@Test
	void publishesHangupHandler() {
		TestCall call = TestCall.to("hangup-handler", this.pbx, this.client);
		HangupHandlerRunEvent run = this.log.await(HangupHandlerRunEvent.class, call::isCalled);
		assertThat(run.handler()).isEqualTo("on-hangup,s,1(bye)");
		UserEvent event = this.log.await(UserEvent.class, call::isCalled);
		assertThat(event.userEventName()).isEqualTo("AmiTestHangup");
		assertThat(event.message().get("Argument")).isEqualTo("bye");
	}

}
