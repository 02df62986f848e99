/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The classes generated from a catalogue, compiled with the hand-written classes of the
 * client and called by reflection.
 */
final class GeneratedApi {

	private static final Path CLIENT = Path.of("..", "ami-client", "src", "main", "java", "io", "github", "amispring");

	private static final List<String> NEEDED = List.of("message", "event/EventType.java", "event/EventTypes.java",
			"event/UnknownEvent.java", "event/package-info.java", "action/TypedAction.java",
			"action/RetypedAction.java", "action/ChannelVariables.java", "action/ListCommandsResponse.java",
			"action/package-info.java", "exception/AmiException.java", "exception/InvalidActionException.java",
			"exception/InvalidSettingException.java", "exception/package-info.java");

	private final ClassLoader loader;

	private GeneratedApi(ClassLoader loader) {
		this.loader = loader;
	}

	static GeneratedApi compile(Path sources, Path classes) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		Path jspecify = Path.of(Nullable.class.getProtectionDomain().getCodeSource().getLocation().getPath());
		Files.createDirectories(classes);
		try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
			List<Path> units = new ArrayList<>(javaFiles(sources));
			NEEDED.forEach((needed) -> units.addAll(javaFiles(CLIENT.resolve(needed))));
			compiler
				.getTask(null, files, diagnostics,
						List.of("--release", "17", "-Xlint:all,-serial", "-proc:none", "-Xdoclint:all,-missing", "-d",
								classes.toString(), "-cp", jspecify.toString()),
						null, files.getJavaFileObjectsFromPaths(units))
				.call();
		}
		assertThat(diagnostics.getDiagnostics()).extracting(Diagnostic::toString).isEmpty();
		return new GeneratedApi(new URLClassLoader(new URL[] { classes.toUri().toURL() }, null));
	}

	private static List<Path> javaFiles(Path root) {
		try (Stream<Path> tree = Files.walk(root)) {
			return tree.filter((file) -> file.toString().endsWith(".java")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Class<?> type(String name) {
		try {
			return Class.forName("io.github.amispring." + name, true, this.loader);
		}
		catch (ClassNotFoundException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * Creates a message from alternating names and values.
	 */
	Object message(String... namesAndValues) {
		return callStatic("message.AmiMessage", "of", (Object) namesAndValues);
	}

	/**
	 * Creates the record of an event from alternating names and values.
	 */
	Object event(String... namesAndValues) {
		return callStatic("event.EventTypes", "decode", message(namesAndValues));
	}

	Object callStatic(String type, String method, @Nullable Object... arguments) {
		return invoke(type(type), null, method, arguments);
	}

	/**
	 * Calls a chain of methods without parameters.
	 */
	static @Nullable Object get(@Nullable Object target, String... methods) {
		Object value = target;
		for (String method : methods) {
			value = call(value, method);
		}
		return value;
	}

	static Object call(@Nullable Object target, String method, @Nullable Object... arguments) {
		return invoke(target.getClass(), target, method, arguments);
	}

	private static Object invoke(Class<?> type, @Nullable Object target, String name, @Nullable Object... arguments) {
		return Stream.concat(Stream.of(type.getMethods()), Stream.of(type.getDeclaredMethods()))
			.filter((method) -> method.getName().equals(name) && fits(method.getParameterTypes(), arguments))
			.findFirst()
			.map((method) -> {
				try {
					method.setAccessible(true);
					return method.invoke(target, arguments);
				}
				catch (InvocationTargetException ex) {
					throw (RuntimeException) ex.getCause();
				}
				catch (IllegalAccessException ex) {
					throw new AssertionError(ex);
				}
			})
			.orElse(null);
	}

	private static boolean fits(Class<?>[] types, @Nullable Object[] arguments) {
		if (types.length != arguments.length) {
			return false;
		}
		for (int i = 0; i < types.length; i++) {
			if (arguments[i] != null && !wrapper(types[i]).isInstance(arguments[i])) {
				return false;
			}
		}
		return true;
	}

	private static Class<?> wrapper(Class<?> type) {
		return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
	}

}
