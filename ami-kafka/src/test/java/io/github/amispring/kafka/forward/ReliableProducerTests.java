/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReliableProducer}.
 */
class ReliableProducerTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(ReliableProducer.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void start() {
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.log);
	}

	@Test
	void addsTheSettingsThatAreRequired() {
		assertThat(ReliableProducer.configure(Map.of("compression.type", "zstd"))).containsEntry("acks", "all")
			.containsEntry("enable.idempotence", "true")
			.containsEntry("max.in.flight.requests.per.connection", "5")
			.containsEntry("delivery.timeout.ms", String.valueOf(Integer.MAX_VALUE))
			.containsEntry("compression.type", "zstd");
		assertThat(this.log.list).isEmpty();
	}

	@Test
	void acceptsSettingsThatDoNotContradict() {
		assertThat(ReliableProducer
			.configure(Map.of("acks", "-1", "enable.idempotence", true, "max.in.flight.requests.per.connection", 3)))
			.containsEntry("acks", "-1")
			.containsEntry("max.in.flight.requests.per.connection", 3);
		assertThat(this.log.list).isEmpty();
	}

	@Test
	void replacesContradictingSettingsWithAWarning() {
		assertThat(ReliableProducer.configure(
				Map.of("acks", "1", "enable.idempotence", "false", "max.in.flight.requests.per.connection", "10")))
			.containsEntry("acks", "all")
			.containsEntry("enable.idempotence", "true")
			.containsEntry("max.in.flight.requests.per.connection", "5");
		assertThat(this.log.list).extracting(ILoggingEvent::getFormattedMessage)
			.hasSize(3)
			.anyMatch((message) -> message.contains("acks=all instead of the configured value 1"));
	}

}
