/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.json;

import java.io.IOException;

import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.event.ChannelEvent;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a web application that sends events to browsers and receives events, in a
 * Spring Boot test slice.
 */
@AutoConfigureMockMvc(addFilters = false)
@WebMvcTest(properties = "spring.jackson.property-naming-strategy=SNAKE_CASE")
class EventsAsJsonTests {

	private static final HangupEvent HANGUP = HangupEvent
		.of(AmiMessage.of("Event", "Hangup", "Privilege", "call,all", "Channel", "PJSIP/100", "Cause", "17"));

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JsonMapper mapper;

	@Test
	void sendsEventsToBrowsers() throws Exception {
		MvcTestResult stream = this.mvc.get().uri("/events").exchange();
		String[] messages = stream.getResponse().getContentAsString().split("\n\n");
		assertThat(messages).hasSize(2).allMatch((message) -> message.startsWith("data:"));
		assertThat(messages[0]).contains("\"event\":\"Hangup\"", "\"server\":\"east\"", "\"causeCode\":17");
		assertThat(this.mapper.readValue(messages[0].substring(5), AmiEvent.class)).isEqualTo(HANGUP);
		assertThat(messages[1]).contains("\"event\":\"CoffeeReady\"", "\"headers\":{\"Cups\":\"3\"}");
	}

	@Test
	void receivesEvents() {
		assertThat(this.mvc.post()
			.uri("/events")
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.mapper.writeValueAsString(HANGUP))).hasStatusOk().bodyText().isEqualTo("PJSIP/100");
	}

	@Test
	void rejectsEventsOfAnotherType() {
		assertThat(this.mvc.post()
			.uri("/events")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"event\":\"FullyBooted\"}")).hasStatus(400);
	}

	@SpringBootConfiguration
	@Import(Events.class)
	static class Application {

	}

	@RestController
	static class Events {

		@GetMapping("/events")
		SseEmitter events() throws IOException {
			SseEmitter browser = new SseEmitter();
			browser.send(new AmiApplicationEvent<>(this, "east", HANGUP), MediaType.APPLICATION_JSON);
			browser.send(EventTypes.decode(AmiMessage.of("Event", "CoffeeReady", "Cups", "3")),
					MediaType.APPLICATION_JSON);
			browser.complete();
			return browser;
		}

		@PostMapping("/events")
		String receive(@RequestBody ChannelEvent event) {
			return event.channel().name();
		}

	}

}
