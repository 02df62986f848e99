/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import java.util.Objects;

import io.github.amispring.live.event.CallAnsweredEvent;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.CallRingingEvent;
import io.github.amispring.live.event.CallStartedEvent;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedBy;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.Party;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Logs calls. To receive an event, an {@code @EventListener} method with a parameter of
 * the event's type is sufficient.
 */
@Component
class CallLog {

	private static final Logger logger = LoggerFactory.getLogger(CallLog.class);

	@EventListener
	void on(CallStartedEvent event) {
		LiveCall call = event.call();
		logger.info("Call {}: started, caller {}, dialed number {}", call.id(), text(call.caller()),
				Objects.requireNonNullElse(call.dialedNumber(), "unknown"));
	}

	@EventListener
	void on(CallRingingEvent event) {
		logger.info("Call {}: {} rings", event.call().id(), event.attempt().channel());
	}

	@EventListener
	void on(CallAnsweredEvent event) {
		logger.info("Call {}: answered by {}", event.call().id(), text(event.call().answeredBy()));
	}

	@EventListener
	void on(CallEndedEvent event) {
		EndedCall ended = event.ended();
		if (ended.outcome() == CallOutcome.MERGED) {
			logger.info("Call {}: merged into call {}", ended.id(), ended.mergedInto());
			return;
		}
		long talkSeconds = (ended.talk() != null) ? ended.talk().toSeconds() : 0;
		logger.info("Call {}: ended, outcome {}, ended by {}, talk time {} s", ended.id(), ended.outcome(),
				text(ended.endedBy()), talkSeconds);
	}

	private static String text(@Nullable EndedBy endedBy) {
		if (endedBy == null) {
			return "unknown";
		}
		return (endedBy.kind() == EndedBy.Kind.PBX) ? "the PBX" : text(endedBy.party());
	}

	private static String text(@Nullable Party party) {
		return (party != null) ? party.channel() : "unknown";
	}

}
