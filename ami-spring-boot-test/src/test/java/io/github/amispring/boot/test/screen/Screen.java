/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.screen;

import java.util.List;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.CallAnsweredEvent;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class Screen {

	private static final Logger log = LoggerFactory.getLogger(Screen.class);

	private final LivePbx pbx;

	Screen(LivePbx pbx) {
		this.pbx = pbx;
	}

	List<LiveCall> callsOf(String device) {
		return this.pbx.callsOf(device);
	}

	@EventListener
	void on(CallAnsweredEvent event) {
		LiveCall call = event.call();
		log.info("{} talks to {} since {}", call.caller(), call.answeredBy(), call.answeredAt());
	}

	@EventListener
	void on(CallEndedEvent event) {
		EndedCall ended = event.ended();
		log.info("{}: {}, talked for {}, ended by {}", ended.id(), ended.outcome(), ended.talk(), ended.endedBy());
	}

}
