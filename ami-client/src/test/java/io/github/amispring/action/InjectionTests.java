/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.amispring.client.internal.wire.LineEncoder;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.message.AmiAction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no argument of a typed action can inject a header or an action. Passes a
 * line break and a NUL character to every text parameter of every method.
 */
class InjectionTests {

	private static final List<String> EVIL = List.of("x\r\n\r\nAction: Logoff", "x\nSecret: y", "x\rSecret: y",
			"x\u0000y");

	static Stream<Class<?>> actions() throws IOException {
		return ActionTypes.all();
	}

	@ParameterizedTest
	@MethodSource("actions")
	void rejectsInjection(Class<?> type) throws ReflectiveOperationException {
		for (Method method : type.getMethods()) {
			if (method.getReturnType() == type && !method.isBridge()) {
				for (int parameter = 0; parameter < method.getParameterCount(); parameter++) {
					for (String evil : EVIL) {
						tryWith(method, parameter, evil);
					}
				}
			}
		}
	}

	private static void tryWith(Method method, int parameter, String evil) throws ReflectiveOperationException {
		for (Object argument : evilArguments(method.getParameterTypes()[parameter], evil)) {
			Object[] arguments = ActionTypes.someArguments(method);
			arguments[parameter] = argument;
			boolean isFactory = Modifier.isStatic(method.getModifiers());
			Object target = isFactory ? null : ActionTypes.some(method.getDeclaringClass());
			try {
				AmiAction<?> action = (AmiAction<?>) method.invoke(target, arguments);
				assertRejected(action, method, evil);
			}
			catch (InvocationTargetException ex) {
				assertThat(ex.getCause()).as(method.toString()).isInstanceOf(InvalidActionException.class);
			}
		}
	}

	private static void assertRejected(AmiAction<?> action, Method method, String evil) {
		try {
			byte[] bytes = new LineEncoder(StandardCharsets.UTF_8).encode(action, "1");
			assertThat(new String(bytes, StandardCharsets.UTF_8)).as("sent with %s in %s", evil, method).isEmpty();
		}
		catch (InvalidActionException ex) {
			assertThat(ex).hasMessageContaining(action.name());
		}
	}

	private static List<Object> evilArguments(Class<?> type, String evil) {
		if (type == String.class) {
			return List.of(evil);
		}
		if (type == String[].class) {
			return List.of(new String[] { evil }, new String[] { "x", evil });
		}
		if (Collection.class.isAssignableFrom(type)) {
			return List.of(List.of(evil), List.of("x", evil));
		}
		if (Map.class.isAssignableFrom(type)) {
			return List.of(Map.of("name", evil), Map.of(evil, "value"));
		}
		if (type == CategoryOptions.class) {
			return List.of(CategoryOptions.inheriting(evil), CategoryOptions.where(evil, "x"),
					CategoryOptions.where("x", evil));
		}
		assertThat(type).as("parameter type without text")
			.matches((known) -> known.isPrimitive() || known.isEnum() || known == Duration.class);
		return List.of();
	}

}
