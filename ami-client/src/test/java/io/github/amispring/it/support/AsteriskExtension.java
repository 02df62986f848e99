/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Implements {@link OnEachAsterisk}.
 */
final class AsteriskExtension implements ClassTemplateInvocationContextProvider {

	private static final List<Integer> VERSIONS = List.of(22, 16);

	/** The missing Asterisk versions that have already been reported. */
	private static final Set<Integer> REPORTED_MISSING = ConcurrentHashMap.newKeySet();

	@Override
	public boolean supportsClassTemplate(ExtensionContext context) {
		return true;
	}

	@Override
	public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
		List<Transport> transports = transports(
				AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnEachAsterisk.class).orElseThrow());
		return VERSIONS.stream()
			.flatMap((version) -> transports.stream()
				.map((transport) -> new OnOneAsterisk(version, transport,
						AsteriskServer.from(version, System.getenv()).map((server) -> new Pbx(server, transport)))));
	}

	private static List<Transport> transports(OnEachAsterisk annotation) {
		if (annotation.overAll()) {
			return List.of(Transport.values());
		}
		if (annotation.over().length > 0) {
			return List.of(annotation.over());
		}
		return Arrays.stream(System.getenv().getOrDefault("AMI_IT_TRANSPORTS", Transport.TCP.name()).split(","))
			.map(Transport::valueOf)
			.toList();
	}

	/**
	 * The run of a test class on one Asterisk.
	 *
	 * @param version the major version
	 * @param transport the transport of connections
	 * @param pbx the argument of the constructor, empty if no server with this version
	 * exists
	 */
	private record OnOneAsterisk(int version, Transport transport, Optional<Pbx> pbx)
			implements
				ClassTemplateInvocationContext,
				TestInstancePreConstructCallback,
				ParameterResolver,
				AfterEachCallback,
				TestExecutionExceptionHandler {

		@Override
		public String getDisplayName(int invocationIndex) {
			return "Asterisk " + this.version + " over " + this.transport;
		}

		@Override
		public List<Extension> getAdditionalExtensions() {
			return List.of(this);
		}

		/**
		 * Skips the test or fails before the constructor is called, because its argument
		 * would be missing.
		 */
		@Override
		public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
			if (this.pbx.isPresent()) {
				return;
			}
			String message = AsteriskServer.howToStart(this.version);
			if (Boolean.parseBoolean(System.getenv("AMI_IT_REQUIRED"))) {
				throw new AssertionError(message);
			}
			if (REPORTED_MISSING.add(this.version)) {
				System.out.println("Skipped: " + message);
			}
			throw new TestAbortedException(message);
		}

		@Override
		public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
			return parameter.getParameter().getType() == Pbx.class;
		}

		@Override
		public Pbx resolveParameter(ParameterContext parameter, ExtensionContext context) {
			return this.pbx.orElseThrow();
		}

		@Override
		public void afterEach(ExtensionContext context) {
			this.pbx.ifPresent(Pbx::cleanUp);
		}

		/** Adds the invocation to the failure, because reports name only the test. */
		@Override
		public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
			failure.addSuppressed(new AssertionError("Failed on " + getDisplayName(0)));
			throw failure;
		}

	}

}
