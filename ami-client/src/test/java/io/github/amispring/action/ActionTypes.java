/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The action types, with an example of each.
 */
final class ActionTypes {

	private ActionTypes() {
	}

	static Stream<Class<?>> all() throws IOException {
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

	/** Creates an action of a type with example arguments. */
	static TypedAction<?, ?> some(Class<?> type) {
		Method factory = Arrays.stream(type.getMethods())
			.filter((method) -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
			.findFirst()
			.orElseThrow();
		try {
			return (TypedAction<?, ?>) factory.invoke(null, someArguments(factory));
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new AssertionError(type.getName(), ex);
		}
	}

	/** Returns an example argument for each parameter. */
	static Object[] someArguments(Method method) {
		return Arrays.stream(method.getParameterTypes()).map(ActionTypes::someArgument).toArray();
	}

	private static Object someArgument(Class<?> type) {
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
		if (type == Map.class) {
			return Map.of("x", "y");
		}
		if (type == String[].class) {
			return new String[] { "x" };
		}
		if (type == CategoryOptions.class) {
			return CategoryOptions.template();
		}
		return type.getEnumConstants()[0];
	}

}
