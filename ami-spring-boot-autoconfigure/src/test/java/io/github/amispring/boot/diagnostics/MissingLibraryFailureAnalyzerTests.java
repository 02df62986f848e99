/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.github.amispring.boot.testsupport.IsolatedClassPath;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.MissingLibraryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MissingLibraryFailureAnalyzer} with applications that connect over
 * HTTP without the libraries.
 */
@ExtendWith(OutputCaptureExtension.class)
class MissingLibraryFailureAnalyzerTests {

	@Test
	void requestsHttpClient(CapturedOutput output) throws Exception {
		assertThat(IsolatedClassPath.call(OverHttp.class, (entry) -> !entry.startsWith("httpclient5"))).isEqualTo(
				"The library org.apache.httpcomponents.client5:httpclient5 is not on the class path, but AMI over HTTP"
						+ " requires it. Add it to the dependencies of the application.");
		assertThat(output).contains("APPLICATION FAILED TO START").contains("""
				Add the library to the dependencies of the application. Spring Boot manages its version.

				Maven:

				<dependency>
				    <groupId>org.apache.httpcomponents.client5</groupId>
				    <artifactId>httpclient5</artifactId>
				    <scope>runtime</scope>
				</dependency>

				Gradle:

				runtimeOnly("org.apache.httpcomponents.client5:httpclient5")
				""");
	}

	@Test
	void requestsJsoupWithVersion(CapturedOutput output) throws Exception {
		assertThat(IsolatedClassPath.call(WithManagerEncoding.class, (entry) -> !entry.startsWith("jsoup")))
			.contains("the encoding \"manager\" of AMI over HTTP requires it");
		String version = MissingLibraryFailureAnalyzer.VERSIONS.get("org.jsoup:jsoup");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("\n    <version>" + version + "</version>\n")
			.contains("runtimeOnly(\"org.jsoup:jsoup:" + version + "\")\n")
			.doesNotContain("Spring Boot manages its version");
	}

	@Test
	void otherEncodingsDoNotRequireJsoup() throws Exception {
		assertThat(IsolatedClassPath.call(OverHttp.class, (entry) -> !entry.startsWith("jsoup")))
			.contains("Connection refused. Check that Asterisk is running, that http.conf");
	}

	@Test
	void tcpRequiresNoLibrary() throws Exception {
		assertThat(IsolatedClassPath.call(OverTcp.class,
				(entry) -> !entry.startsWith("httpclient5") && !entry.startsWith("httpcore5")))
			.contains("Connection refused. Check that Asterisk is running, that manager.conf");
	}

	@Test
	void versionMatchesBuildAndHandbook() throws IOException {
		String version = MissingLibraryFailureAnalyzer.VERSIONS.get("org.jsoup:jsoup");
		assertThat(Files.readString(Path.of("../pom.xml"))).contains("<jsoup.version>" + version + "</jsoup.version>");
		assertThat(Files.readString(Path.of("../docs/http.md"))).contains("`org.jsoup:jsoup:" + version + "`");
	}

	/** Starts an application, and returns why this fails. */
	private static String run(Class<?> application, String... properties) {
		try {
			new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
				.properties("ami.host=127.0.0.1", "ami.port=1", "ami.username=app", "ami.secret=s",
						"ami.startup=required")
				.properties(properties)
				.run()
				.close();
			throw new IllegalStateException("The application has started");
		}
		catch (RuntimeException ex) {
			for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
				if (cause instanceof MissingLibraryException || cause instanceof AmiConnectException) {
					return cause.getMessage();
				}
			}
			throw ex;
		}
	}

	/**
	 * Connects over HTTP.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class OverHttp implements Callable<String> {

		@Override
		public String call() {
			return run(OverHttp.class, "ami.transport=http");
		}

	}

	/**
	 * Connects over HTTP with the encoding that requires jsoup.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class WithManagerEncoding implements Callable<String> {

		@Override
		public String call() {
			return run(WithManagerEncoding.class, "ami.transport=http", "ami.http.encoding=manager");
		}

	}

	/**
	 * Connects over TCP.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class OverTcp implements Callable<String> {

		@Override
		public String call() {
			return run(OverTcp.class, "ami.http.encoding=manager");
		}

	}

}
