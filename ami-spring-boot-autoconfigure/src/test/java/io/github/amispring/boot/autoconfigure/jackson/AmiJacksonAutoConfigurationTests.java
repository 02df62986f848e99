/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.jackson;

import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.event.ChannelEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.jackson.AmiJacksonModule;
import io.github.amispring.jackson.AmiServerEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AmiJacksonAutoConfiguration}.
 */
class AmiJacksonAutoConfigurationTests {

	private static final HangupEvent HANGUP = HangupEvent
		.of(AmiMessage.of("Event", "Hangup", "Privilege", "call,all", "Channel", "PJSIP/100", "Cause", "17"));

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, AmiJacksonAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "spring.jackson.find-and-add-modules=false", "spring.jackson.find-and-add-modules=true",
			"spring.jackson.property-naming-strategy=SNAKE_CASE",
			"spring.jackson.default-property-inclusion=non-empty" })
	void writesAndReadsEventsWithTheMapperOfTheApplication(String property) {
		this.runner.withPropertyValues(property).run((context) -> {
			JsonMapper mapper = context.getBean(JsonMapper.class);
			String json = mapper.writeValueAsString(HANGUP);
			assertThat(json).contains("\"event\":\"Hangup\"", "\"channel\":{\"name\":\"PJSIP/100\"}",
					"\"causeCode\":17,\"cause\":\"USER_BUSY\"", "\"headers\":{\"Privilege\":\"call,all\"}");
			assertThat(mapper.readValue(json, AmiEvent.class)).isEqualTo(HANGUP);
			assertThat(mapper.readValue(json, ChannelEvent.class)).isEqualTo(HANGUP);
		});
	}

	@Test
	void writesAndReadsApplicationEvents() {
		this.runner.run((context) -> {
			JsonMapper mapper = context.getBean(JsonMapper.class);
			String json = mapper.writeValueAsString(new AmiApplicationEvent<>(this, "east", HANGUP));
			assertThat(json).isEqualTo(mapper.writeValueAsString(new AmiServerEvent<>("east", HANGUP)));
			AmiApplicationEvent<HangupEvent> read = mapper.readValue(json, new TypeReference<>() {
			});
			assertThat(read.getServer()).isEqualTo("east");
			assertThat(read.getPayload()).isEqualTo(HANGUP);
			assertThat(mapper.readValue(json, AmiApplicationEvent.class).getPayload()).isEqualTo(HANGUP);
		});
	}

	@Test
	void rejectsApplicationEventsOfAnotherTypeOrWithoutAServer() {
		this.runner.run((context) -> {
			JsonMapper mapper = context.getBean(JsonMapper.class);
			String json = mapper.writeValueAsString(new AmiApplicationEvent<>(this, "east", HANGUP));
			assertThatExceptionOfType(MismatchedInputException.class)
				.isThrownBy(() -> mapper.readValue(json, new TypeReference<AmiApplicationEvent<NewChannelEvent>>() {
				}))
				.withMessageContaining("is of the type HangupEvent and not of NewChannelEvent");
			assertThatExceptionOfType(MismatchedInputException.class)
				.isThrownBy(() -> mapper.readValue(mapper.writeValueAsString(HANGUP), AmiApplicationEvent.class))
				.withMessageContaining("The property \"server\" is missing");
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { JsonMapper.class, AmiJacksonModule.class })
	void isAbsentWithoutJackson(Class<?> missing) {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AmiJacksonAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("amiJacksonModule"));
	}

	@Test
	void backsOffForAModuleBean() {
		this.runner.withBean("own", AmiJacksonModule.class, AmiJacksonModule::new)
			.run((context) -> assertThat(context).hasSingleBean(AmiJacksonModule.class).hasBean("own"));
	}

}
