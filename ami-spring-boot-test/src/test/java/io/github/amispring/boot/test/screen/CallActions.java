/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.screen;

import java.util.concurrent.CompletableFuture;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.control.CallControl;
import io.github.amispring.live.control.OriginatedCall;
import io.github.amispring.live.model.LiveCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Acts on calls.
 */
@Component
class CallActions {

	private static final Logger log = LoggerFactory.getLogger(CallActions.class);

	private final LivePbx pbx;

	CallActions(LivePbx pbx) {
		this.pbx = pbx;
	}

	CompletableFuture<Void> transferOrHangUp(LiveCall call) {
		CallControl control = this.pbx.control(call);
		return control.transferBlind(call.answeredBy(), "internal", "202")
			.exceptionallyCompose((failure) -> control.hangup());
	}

	void originate() {
		OriginatedCall originated = this.pbx.originate(OriginateAction.of("PJSIP/200").extension("internal", "201"));
		originated.firstLegAnswered().thenAccept((call) -> log.info("Phone 200 has answered"));
		originated.answered().thenAccept((call) -> log.info("{} has answered", call.answeredBy()));
		originated.ended().thenAccept((ended) -> log.info("The call has ended: {}", ended.outcome()));
	}

}
