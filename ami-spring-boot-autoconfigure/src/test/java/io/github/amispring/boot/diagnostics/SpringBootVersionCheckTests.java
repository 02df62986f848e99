/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.github.amispring.boot.testsupport.IsolatedClassPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link SpringBootVersionCheck}, including an application with the last
 * version of Spring Boot before 4.0.
 */
@ExtendWith(OutputCaptureExtension.class)
class SpringBootVersionCheckTests {

	@ParameterizedTest
	@ValueSource(strings = { "2.7.18", "3.5.16" })
	void rejectsOldVersions(String version) {
		assertThatExceptionOfType(UnsupportedSpringBootException.class)
			.isThrownBy(() -> SpringBootVersionCheck.check(version));
	}

	@ParameterizedTest
	@ValueSource(strings = { "4.0.0", "4.1.1", "4.2.0-SNAPSHOT", "10.0.0" })
	void acceptsSupportedVersions(String version) {
		assertThatNoException().isThrownBy(() -> SpringBootVersionCheck.check(version));
	}

	@Test
	void reportsAnUnsupportedVersion(CapturedOutput output) throws Exception {
		assertThat(start(Application.class)).startsWith("failed: ").contains("3.5.16");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("requires Spring Boot 4.0 or later, but this application uses Spring Boot 3.5.16.")
			.contains("Update the application to Spring Boot 4.0 or later");
	}

	@Test
	void ignoresTheVersionWhenDisabled() throws Exception {
		assertThat(start(SwitchedOff.class)).isEqualTo("started");
	}

	private static String start(Class<? extends Callable<String>> application) throws Exception {
		return IsolatedClassPath
			.call(application,
					(entry) -> List.of("classes", "test-classes").contains(entry) || entry.startsWith("ami-")
							|| entry.matches("(commons-logging|jspecify|jul-to-slf4j|logback|slf4j).*"),
					oldSpringBoot());
	}

	/** Returns the libraries, which the build copies to the directory. */
	private static Path[] oldSpringBoot() throws IOException {
		try (Stream<Path> jars = Files.list(Path.of("target/spring-boot-3.5"))) {
			return jars.toArray(Path[]::new);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class Application implements Callable<String> {

		@Override
		public String call() {
			try {
				new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
					.properties(properties())
					.run()
					.close();
				return "started";
			}
			catch (RuntimeException ex) {
				return "failed: " + ex.getMessage();
			}
		}

		String[] properties() {
			return new String[0];
		}

	}

	public static class SwitchedOff extends Application {

		@Override
		String[] properties() {
			return new String[] { "ami.enabled=false" };
		}

	}

}
