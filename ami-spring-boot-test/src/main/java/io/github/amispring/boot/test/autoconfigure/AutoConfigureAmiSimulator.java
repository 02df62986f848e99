/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.amispring.simulator.AmiSimulator;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Annotation that can be applied to a test class to start an {@link AmiSimulator} for
 * each server of the application. The application connects only to the simulators,
 * regardless of its {@code ami.*} properties, {@code AmiConnectionDetails} and
 * {@code AmiClientCustomizer}s. An application with an {@code AmiClient} bean that
 * connects to another server does not start. The application is connected before the
 * first test begins.
 * <p>
 * The simulators are beans. Tests inject them to raise events, define responses and check
 * received actions. With several servers, the name of the server is the qualifier, and
 * {@link AmiSimulators} contains all simulators by name. Beans of type
 * {@link AmiSimulatorBuilderCustomizer} configure the simulators. Simulators live as long
 * as the application context, which test classes may share. Before each test, the
 * built-in responses are restored and received actions are cleared. Calls and connections
 * of earlier tests remain.
 *
 * @since 1.0.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureAmiSimulator {

	/**
	 * The transport between the application and the simulators. Sets
	 * {@code ami.transport} for each server.
	 * @return the transport
	 */
	Transport transport() default Transport.TCP;

	/**
	 * The transports between the application and the simulators.
	 */
	enum Transport {

		/** AMI over a TCP connection. */
		TCP,

		/** AMI over HTTP. */
		HTTP

	}

}
