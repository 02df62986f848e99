/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal;

import java.util.function.Consumer;

import io.github.amispring.client.EventMessageListener;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;

/**
 * Receives the events VarSet, and creates a record only for the variable QUEUESTATUS:
 * VarSet is the most frequent event.
 */
final class QueueStatusListener implements EventMessageListener {

	private final Consumer<AmiEvent> listener;

	QueueStatusListener(Consumer<AmiEvent> listener) {
		this.listener = listener;
	}

	@Override
	public boolean receives(EventType<?> type) {
		return type.eventClass() == VarSetEvent.class;
	}

	@Override
	public void onEvent(EventType<?> type, AmiMessage message) {
		int line = message.indexOf("Variable");
		if (line >= 0 && message.hasValue(line, LiveModel.QUEUE_STATUS)) {
			this.listener.accept(EventTypes.decode(message));
		}
	}

}
