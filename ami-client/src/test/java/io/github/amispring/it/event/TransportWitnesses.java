/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.amispring.action.UserEventAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.CdrEvent;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.TestEventEvent;
import io.github.amispring.event.UserEvent;
import io.github.amispring.it.support.EventLog;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.Transport;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients over all transports, which receive the same events in the same order.
 */
final class TransportWitnesses {

	/** Event types with headers that the catalogue does not define. */
	private static final Set<Class<?>> OPEN = Set.of(UserEvent.class, TestEventEvent.class, CdrEvent.class);

	private final AmiClient sender;

	private final Map<Transport, EventLog> logs = new EnumMap<>(Transport.class);

	private final String begin;

	/** Connects a client over each transport. */
	TransportWitnesses(Pbx pbx) {
		for (Transport transport : Transport.values()) {
			this.logs.put(transport, EventLog.of(pbx.over(transport).connect()));
		}
		this.sender = pbx.connect();
		this.begin = mark();
	}

	/** Raises an event and waits until every client has received it. */
	private String mark() {
		String name = Pbx.uniqueName();
		this.sender.execute(UserEventAction.of(name));
		this.logs.values().forEach((log) -> log.await(UserEvent.class, (event) -> isMark(event, name)));
		return name;
	}

	private static boolean isMark(AmiEvent event, String name) {
		return event instanceof UserEvent user && name.equals(user.userEventName());
	}

	/** Asserts that all clients have received the same events since they connected. */
	void assertSameEvents() {
		String end = mark();
		List<AmiEvent> expected = between(this.logs.get(Transport.TCP), end);
		this.logs.forEach((transport, log) -> {
			List<AmiEvent> actual = between(log, end);
			assertThat(actual).as("number of events over %s", transport).hasSameSizeAs(expected);
			for (int i = 0; i < actual.size(); i++) {
				assertSame(transport, actual.get(i), expected.get(i));
			}
			System.out.printf("%s: %d events over %s are the same as over TCP%n", this.sender.name(), actual.size(),
					transport);
		});
	}

	private List<AmiEvent> between(EventLog log, String end) {
		List<AmiEvent> between = new ArrayList<>();
		boolean inside = false;
		for (AmiEvent event : log.events()) {
			if (isMark(event, end)) {
				return between;
			}
			if (inside) {
				between.add(event);
			}
			inside |= isMark(event, this.begin);
		}
		throw new AssertionError("no end");
	}

	private static void assertSame(Transport transport, AmiEvent actual, AmiEvent expected) {
		if (transport.keepsValues()) {
			assertThat(actual.message().headers()).as("over %s", transport).isEqualTo(expected.message().headers());
			assertThat(fields(actual)).as("over %s", transport).isEqualTo(fields(expected));
			return;
		}
		AmiMessage stripped = stripped(expected.message());
		assertThat(attributes(actual.message())).as("over %s", transport).isEqualTo(attributes(stripped));
		if (!OPEN.contains(expected.getClass())) {
			assertThat(fields(actual)).as("over %s: %s", transport, expected)
				.isEqualTo(fields(EventTypes.decode(stripped)));
		}
	}

	private static AmiMessage stripped(AmiMessage message) {
		return AmiMessage.of(message.headers()
			.stream()
			.map((header) -> new AmiHeader(header.name(), header.value().strip()))
			.toList());
	}

	/** Returns the headers with their names as in XML. */
	private static List<String> attributes(AmiMessage message) {
		return message.headers().stream().map((header) -> attribute(header.name()) + "=" + header.value()).toList();
	}

	private static String attribute(String name) {
		String attribute = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
		return Character.isDigit(attribute.charAt(0)) ? "_" + attribute : attribute;
	}

	/** Returns the type and the components of a record except the message. */
	private static List<Object> fields(AmiEvent event) {
		List<Object> fields = new ArrayList<>();
		fields.add(event.getClass());
		Arrays.stream(event.getClass().getRecordComponents())
			.filter((component) -> component.getType() != AmiMessage.class)
			.map((component) -> value(component, event))
			.forEach(fields::add);
		return fields;
	}

	private static Object value(RecordComponent component, AmiEvent event) {
		try {
			return Objects.requireNonNullElse(component.getAccessor().invoke(event), "absent");
		}
		catch (ReflectiveOperationException ex) {
			throw new AssertionError(ex);
		}
	}

}
