/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counts the types: everything that is known to be an action of Asterisk has one.
 */
class CompletenessTests {

	@Test
	void everyActionHasItsType() throws IOException {
		List<String> names = names("action-names.txt");
		assertThat(names).hasSize(171).doesNotHaveDuplicates();
		assertThat(actionTypes().map(CompletenessTests::nameOf)).containsExactlyInAnyOrderElementsOf(names);
	}

	private static List<String> names(String resource) {
		try (InputStream in = CompletenessTests.class.getResourceAsStream(resource)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Class<?>> actionTypes() throws IOException {
		Path classes = Path.of(uriOfClasses()).resolve("io/github/amispring/action");
		try (Stream<Path> files = Files.list(classes)) {
			List<Path> types = files
				.filter((file) -> file.getFileName().toString().matches("[A-Za-z0-9]+Action\\.class"))
				.toList();
			return types.stream()
				.<Class<?>>map((file) -> type(file.getFileName().toString().replace(".class", "")))
				.filter((type) -> type.getSuperclass() == TypedAction.class && type != CustomAction.class);
		}
	}

	private static java.net.URI uriOfClasses() {
		try {
			return TypedAction.class.getProtectionDomain().getCodeSource().getLocation().toURI();
		}
		catch (URISyntaxException ex) {
			throw new AssertionError(ex);
		}
	}

	private static Class<?> type(String simpleName) {
		try {
			return Class.forName("io.github.amispring.action." + simpleName);
		}
		catch (ClassNotFoundException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Makes one of a type, whatever it asks for, to ask for its name. */
	private static String nameOf(Class<?> type) {
		Method factory = Arrays.stream(type.getMethods())
			.filter((method) -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
			.findFirst()
			.orElseThrow();
		Object[] arguments = Arrays.stream(factory.getParameterTypes()).map(CompletenessTests::some).toArray();
		try {
			return ((TypedAction<?, ?>) factory.invoke(null, arguments)).name();
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new AssertionError(type.getName(), ex);
		}
	}

	private static Object some(Class<?> type) {
		if (type == String.class) {
			return "x";
		}
		if (type == int.class) {
			return 1;
		}
		if (type == boolean.class) {
			return true;
		}
		if (type == Duration.class) {
			return Duration.ofSeconds(1);
		}
		if (type == Collection.class) {
			return List.of("x");
		}
		if (type == String[].class) {
			return new String[] { "x" };
		}
		return type.getEnumConstants()[0];
	}

}
