/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

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
 * What {@link OnEachAsterisk} does.
 */
final class AsteriskExtension implements ClassTemplateInvocationContextProvider {

	private static final List<Integer> VERSIONS = List.of(22, 16);

	/** The versions that are not there and of which that was said. */
	private static final Set<Integer> MISSED = ConcurrentHashMap.newKeySet();

	@Override
	public boolean supportsClassTemplate(ExtensionContext context) {
		return true;
	}

	@Override
	public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
		List<Transport> transports = List
			.of(AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnEachAsterisk.class)
				.orElseThrow()
				.over());
		return VERSIONS.stream()
			.flatMap((version) -> transports.stream()
				.map((transport) -> new OnOneAsterisk(version, transport,
						AsteriskServer.from(version, System.getenv()).map((server) -> new Pbx(server, transport)))));
	}

	/**
	 * The run of a class on one Asterisk.
	 *
	 * @param version the major version
	 * @param transport what connections go over
	 * @param pbx what the class gets, empty when no such server is there
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

		/** Before the constructor, which would not get what it needs. */
		@Override
		public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
			if (this.pbx.isPresent()) {
				return;
			}
			String line = AsteriskServer.howToStart(this.version);
			if (Boolean.parseBoolean(System.getenv("AMI_IT_REQUIRED"))) {
				throw new AssertionError(line);
			}
			if (MISSED.add(this.version)) {
				System.out.println("Skipped: " + line);
			}
			throw new TestAbortedException(line);
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
			this.pbx.ifPresent(Pbx::tidyUp);
		}

		/** Reports name the test, but not the run. */
		@Override
		public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
			failure.addSuppressed(new AssertionError("This was " + getDisplayName(0)));
			throw failure;
		}

	}

}
