/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that consumers on the module path can access the API and nothing else.
 */
class ModuleTests {

	private static final Path CLASSES = location(Ami.class);

	private static final ModuleDescriptor MODULE = ModuleFinder.of(CLASSES)
		.find("io.github.amispring.client")
		.orElseThrow()
		.descriptor();

	@TempDir
	private Path output;

	@Test
	void consumerOfApiCompiles() {
		assertThat(compile("""
				package consumer;

				import java.time.Duration;

				import io.github.amispring.Ami;
				import io.github.amispring.action.PingAction;
				import io.github.amispring.client.AmiClient;
				import io.github.amispring.client.AmiClientSettings;
				import io.github.amispring.client.AmiClientStatus;
				import io.github.amispring.event.HangupEvent;
				import io.github.amispring.exception.AmiTimeoutException;

				class Consumer {

					AmiClient connect() {
						AmiClient client = Ami.createClient(AmiClientSettings.builder()
							.host("pbx")
							.credentials("app", "secret")
							.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofSeconds(5)))
							.events((events) -> events.exclude("VarSet"))
							.build());
						client.subscribe(HangupEvent.class, (hangup) -> System.out.println(hangup.channel()));
						client.send(PingAction.of());
						return client;
					}

					AmiClientStatus status() {
						return AmiClientStatus.builder("east", AmiClientStatus.State.WAITING)
							.lastError(new AmiTimeoutException("east", "Ping", Duration.ofSeconds(1)))
							.build();
					}

				}
				""")).isEmpty();
	}

	@ParameterizedTest
	@MethodSource
	void apiPackageIsVisible(String className) {
		assertThat(compile(importing(className))).isEmpty();
	}

	static Stream<String> apiPackageIsVisible() {
		return classes(exported()::contains);
	}

	@ParameterizedTest
	@MethodSource
	void internalPackageIsNotVisible(String className) {
		assertThat(compile(importing(className))).containsExactly("compiler.err.package.not.visible");
	}

	static Stream<String> internalPackageIsNotVisible() {
		return classes(Predicate.not(exported()::contains));
	}

	private static Set<String> exported() {
		return MODULE.exports()
			.stream()
			.filter((export) -> !export.isQualified())
			.map(ModuleDescriptor.Exports::source)
			.collect(Collectors.toSet());
	}

	/** Returns one top-level class of each package, a public one if possible. */
	private static Stream<String> classes(Predicate<String> packages) {
		return MODULE.packages().stream().filter(packages).sorted().map(ModuleTests::classOf);
	}

	private static String classOf(String packageName) {
		try (Stream<Path> files = Files.list(CLASSES.resolve(packageName.replace('.', '/')))) {
			List<String> names = files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.matches("\\w+\\.class"))
				.map((name) -> packageName + "." + name.replace(".class", ""))
				.sorted()
				.toList();
			return names.stream().filter(ModuleTests::isPublic).findFirst().orElseGet(() -> names.get(0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isPublic(String className) {
		try {
			return Modifier.isPublic(Class.forName(className).getModifiers());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String importing(String className) {
		return "package consumer;\n\nimport " + className + ";\n\nclass Consumer {\n\n}\n";
	}

	/** Returns the codes of the compiler errors. */
	private List<String> compile(String consumer) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		String modulePath = Stream.of(CLASSES, location(Logger.class), location(Nullable.class))
			.map(Path::toString)
			.collect(Collectors.joining(System.getProperty("path.separator")));
		compiler.getTask(null, null, diagnostics,
				List.of("-proc:none", "-d", this.output.toString(), "--module-path", modulePath), null,
				List.of(new Source("module-info", "module consumer {\n\n\trequires io.github.amispring.client;\n\n}\n"),
						new Source("consumer/Consumer", consumer)))
			.call();
		return diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map(Diagnostic::getCode)
			.toList();
	}

	private static Path location(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		private Source(String name, String text) {
			super(URI.create("string:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

}
