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
 * each server of the application and to connect the application to them and to nothing
 * else, whatever its {@code ami.*} properties, {@code AmiConnectionDetails} and
 * {@code AmiClientCustomizer}s say. An application with an {@code AmiClient} bean that
 * connects elsewhere does not start. The application is connected when the first test
 * begins.
 * <p>
 * The simulators are beans, to be injected into tests: to raise events, script responses
 * and check what was sent. With several servers, the server's name is the qualifier, and
 * {@link AmiSimulators} has all of them by name. Beans of type
 * {@link AmiSimulatorBuilderCustomizer} change what they are like. They live as long as
 * the application context, which test classes share as usual; each test begins with the
 * built-in responses and with no actions received. What else a test changes, calls and
 * connections, stays.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureAmiSimulator {

}
