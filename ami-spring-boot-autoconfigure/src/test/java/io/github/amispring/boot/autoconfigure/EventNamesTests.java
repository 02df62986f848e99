/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.List;

import io.github.amispring.event.EventTypes;
import io.github.amispring.simulator.protocol.EventClass;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link EventNames}.
 */
class EventNamesTests {

	private final AmiProperties.Events events = new AmiProperties.Events();

	private final EventNames names = new EventNames((key) -> "ami." + key);

	@ParameterizedTest
	@EnumSource(EventClass.class)
	void acceptsAllClasses(EventClass eventClass) {
		accept(List.of(eventClass.word(), eventClass.name()), List.of());
	}

	@ParameterizedTest
	@ValueSource(strings = { "on", "off", "all", "none", "true", "false", "ALL", " call ", "67" })
	void acceptsOtherMasks(String mask) {
		accept(List.of(mask), List.of());
	}

	@Test
	void matchesTheConfigurationHints() {
		List<String> hints = ConfigurationMetadata.read()
			.read("$.hints[?(@.name == 'ami.events.mask')].values[*].value");
		assertThat(hints).containsExactlyElementsOf(EventNames.CLASSES);
	}

	@ParameterizedTest
	@CsvSource({ "agnet, agent", "calls, call", "reports, reporting", "dailplan, dialplan" })
	void suggestsMostSimilarEventClass(String mask, String nearest) {
		this.events.setMask(List.of("user", mask));
		refuse("ami.events.mask", mask).endsWith("Did you mean \"" + nearest + "\"?");
	}

	@Test
	void doesNotSuggestADissimilarClass() {
		this.events.setMask(List.of("xyzzy"));
		refuse("ami.events.mask", "xyzzy").endsWith("with this name.");
	}

	@Test
	void acceptsTheNamesOfAllEvents() {
		accept(List.of(), EventTypes.known().stream().flatMap((type) -> type.names().stream()).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "hangup", " Hangup ", "Dial*", "Hangpu*", "?angup", "DongleNewSMS", "AcmeCoffeeReady" })
	void acceptsUnknownNames(String name) {
		accept(List.of(), List.of(name));
	}

	@ParameterizedTest
	@CsvSource({ "Hangpu, Hangup", "Newchanel, Newchannel", "HangupEvent, Hangup", "DialBeginn, DialBegin",
			"QueueCallerJoined, QueueCallerJoin" })
	void suggestsTheNearestEvent(String name, String nearest) {
		this.events.setInclude(List.of("VarSet", name));
		refuse("ami.events.include", name).contains("Did you mean \"" + nearest + "\"?").contains("\"" + name + "*\"");
		this.events.setInclude(List.of());
		this.events.setExclude(List.of(name));
		refuse("ami.events.exclude", name).contains("Did you mean \"" + nearest + "\"?");
	}

	private void accept(List<String> mask, List<String> names) {
		this.events.setMask(mask);
		this.events.setInclude(names);
		this.events.setExclude(names);
		assertThatNoException().isThrownBy(() -> this.names.check(this.events));
	}

	private AbstractStringAssert<?> refuse(String property, String value) {
		InvalidAmiPropertyException refusal = catchThrowableOfType(InvalidAmiPropertyException.class,
				() -> this.names.check(this.events));
		assertThat(refusal.getName()).isEqualTo(property);
		assertThat(refusal.getValue()).isEqualTo(value);
		return assertThat(refusal.getReason());
	}

}
