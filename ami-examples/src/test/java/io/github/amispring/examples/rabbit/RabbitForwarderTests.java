/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.rabbit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.amispring.boot.test.autoconfigure.AutoConfigureAmiSimulator;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.simulator.AmiSimulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RabbitForwarder} with Apache Qpid Broker-J, which speaks the protocol
 * of RabbitMQ.
 */
@EnabledForJreRange(max = JRE.JAVA_23, disabledReason = "The broker uses Subject.getSubject, which JDK 24 has removed")
@SpringBootTest(properties = "spring.config.name=rabbit")
@AutoConfigureAmiSimulator
@DirtiesContext
class RabbitForwarderTests {

	private static final AmqpBroker broker = new AmqpBroker();

	@Autowired
	private AmiSimulator simulator;

	@Autowired
	private RabbitTemplate rabbit;

	@Autowired
	private JsonMapper json;

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry properties) {
		properties.add("spring.rabbitmq.port", broker::port);
	}

	@AfterAll
	static void stop() {
		broker.stop();
	}

	@Test
	void forwardsEventsInOrder() {
		List<Message> messages = new ArrayList<>();
		receive(messages, 1);
		assertThat(messages.get(0).getMessageProperties().getReceivedRoutingKey()).isEqualTo("default");
		assertThat(this.json.readValue(messages.get(0).getBody(), AmiConnectionEvent.class))
			.isInstanceOf(AmiConnectedEvent.class);
		for (int number = 0; number < 20; number++) {
			this.simulator.raise("Event", "Hangup", "Channel", "PJSIP/100-" + number, "Cause", "16");
		}
		messages.clear();
		while (messages.stream().filter((message) -> event(message) instanceof HangupEvent).count() < 20) {
			receive(messages, messages.size() + 1);
		}
		assertThat(messages.stream()
			.map(this::event)
			.filter(HangupEvent.class::isInstance)
			.map((event) -> ((HangupEvent) event).channel().name()))
			.startsWith("PJSIP/100-0", "PJSIP/100-1", "PJSIP/100-2")
			.endsWith("PJSIP/100-19");
	}

	private AmiEvent event(Message message) {
		return this.json.readValue(message.getBody(), AmiEvent.class);
	}

	private void receive(List<Message> messages, int count) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
			Message message = this.rabbit.receive("consumer");
			if (message != null) {
				messages.add(message);
			}
			return messages.size() >= count;
		});
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Consumer {

		@Bean
		Queue consumer() {
			return new Queue("consumer");
		}

		@Bean
		Binding binding(Queue consumer, TopicExchange exchange) {
			return BindingBuilder.bind(consumer).to(exchange).with("#");
		}

	}

}
