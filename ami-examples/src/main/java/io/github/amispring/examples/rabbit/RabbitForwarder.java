/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.rabbit;

import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.message.AmiEvent;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes events to an exchange, with the server as routing key.
 */
@Component
record RabbitForwarder(RabbitTemplate rabbit, JsonMapper json) {

	@EventListener
	void on(AmiApplicationEvent<AmiEvent> event) {
		send(event.getServer(), event);
	}

	@EventListener
	void on(AmiConnectionEvent event) {
		send(event.server(), event);
	}

	private void send(String server, Object event) {
		this.rabbit.invoke((channel) -> {
			channel.send("ami-events", server, MessageBuilder.withBody(this.json.writeValueAsBytes(event)).build());
			channel.waitForConfirmsOrDie(5000);
			return true;
		});
	}

}
