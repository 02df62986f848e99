/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.amispring.event.OriginateReason;
import io.github.amispring.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Collects the outcomes of calls that were placed with the form. Asterisk accepts an
 * Originate action immediately and sends the outcome in a later event.
 */
@Component
class Outcomes {

	private static final int CAPACITY = 100;

	private static final Map<OriginateReason, String> REASONS = Map.of(OriginateReason.NO_ANSWER, "no answer",
			OriginateReason.BUSY, "busy", OriginateReason.CONGESTION, "congestion", OriginateReason.HANGUP,
			"the call was hung up");

	private final List<ConsoleUpdate.Outcome> outcomes = new ArrayList<>();

	@EventListener
	synchronized void on(OriginateResponseEvent event) {
		if (event.uniqueId() != null && this.outcomes.size() < CAPACITY) {
			this.outcomes.add(new ConsoleUpdate.Outcome(event.uniqueId(), Boolean.TRUE.equals(event.successful()),
					reason(event.reason())));
		}
	}

	private static @Nullable String reason(@Nullable OriginateReason reason) {
		return (reason != null) ? REASONS.get(reason) : null;
	}

	synchronized List<ConsoleUpdate.Outcome> take() {
		List<ConsoleUpdate.Outcome> taken = List.copyOf(this.outcomes);
		this.outcomes.clear();
		return taken;
	}

}
