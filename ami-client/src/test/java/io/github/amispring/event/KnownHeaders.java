/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;

/**
 * The headers that event records read, and the values of these headers.
 */
final class KnownHeaders {

	private final Set<String> names = new TreeSet<>();

	private final List<String> patterns = new ArrayList<>();

	private KnownHeaders(Class<?> event) {
		for (byte[] name : (byte[][]) field(field(layout(event), "names"), "names")) {
			this.names.add(new String(name, StandardCharsets.UTF_8));
		}
		for (RecordComponent component : event.getRecordComponents()) {
			if (component.getGenericType() instanceof ParameterizedType type
					&& type.getActualTypeArguments()[0] instanceof Class<?> element && element.isRecord()) {
				((List<?>) field(layout(element), "patterns"))
					.forEach((pattern) -> this.patterns.add((String) pattern));
			}
		}
	}

	private KnownHeaders() {
	}

	static KnownHeaders of(EventType<?> type) {
		boolean hasLayout = Stream.of(type.eventClass().getDeclaredFields())
			.anyMatch((field) -> field.getName().equals("LAYOUT"));
		return hasLayout ? new KnownHeaders(type.eventClass()) : new KnownHeaders();
	}

	/**
	 * Returns all headers in all spellings, and the first two of numbered headers.
	 */
	List<String> all() {
		List<String> all = new ArrayList<>(this.names);
		for (String number : List.of("0", "1")) {
			this.patterns.forEach((pattern) -> all.add(pattern.replace("{n}", number)));
		}
		return all;
	}

	boolean has(String header) {
		String name = header.replaceFirst("\\(.*\\)$", "()");
		return this.names.stream().anyMatch(name::equalsIgnoreCase) || this.patterns.stream()
			.anyMatch((pattern) -> header.toLowerCase(Locale.ROOT)
				.matches(Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("{n}", "\\E\\d+\\Q")));
	}

	/**
	 * Returns the components of a record except the message.
	 */
	static List<Object> values(AmiMessage message) {
		AmiEvent event = EventTypes.decode(message);
		List<Object> values = new ArrayList<>();
		for (RecordComponent component : event.getClass().getRecordComponents()) {
			if (!component.getName().equals("message")) {
				try {
					values.add(component.getAccessor().invoke(event));
				}
				catch (ReflectiveOperationException ex) {
					throw new AssertionError(ex);
				}
			}
		}
		return values;
	}

	private static Object layout(Class<?> type) {
		try {
			Field layout = type.getDeclaredField("LAYOUT");
			layout.setAccessible(true);
			return layout.get(null);
		}
		catch (ReflectiveOperationException ex) {
			throw new AssertionError(ex);
		}
	}

	private static Object field(Object target, String name) {
		try {
			Field field = target.getClass().getDeclaredField(name);
			field.setAccessible(true);
			return field.get(target);
		}
		catch (ReflectiveOperationException ex) {
			throw new AssertionError(ex);
		}
	}

}
