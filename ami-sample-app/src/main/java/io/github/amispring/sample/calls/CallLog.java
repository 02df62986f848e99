/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.ChannelState;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.NewStateEvent;
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
	void on(NewChannelEvent event) {
		ChannelSnapshot channel = event.channel();
		logger.info("Call {}: {} started, caller {}, extension {}", channel.linkedId(), channel.name(),
				channel.callerIdNum(), channel.exten());
	}

	@EventListener
	void on(NewStateEvent event) {
		ChannelSnapshot channel = event.channel();
		if (channel.state() == ChannelState.RINGING) {
			logger.info("Call {}: {} rings", channel.linkedId(), channel.name());
		}
		else if (channel.state() == ChannelState.UP) {
			logger.info("Call {}: {} answered", channel.linkedId(), channel.name());
		}
	}

	@EventListener
	void on(HangupEvent event) {
		ChannelSnapshot channel = event.channel();
		logger.info("Call {}: {} ended, cause {} {}", channel.linkedId(), channel.name(), event.causeCode(),
				event.causeText());
	}

}
