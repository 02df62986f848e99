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
 * Annotation that can be applied to a test class to start an {@link AmiSimulator} on a
 * free port and to connect the application to it, whatever its {@code ami.*} properties
 * say of where the PBX is. The application is connected when the first test begins.
 * <p>
 * The simulator is a bean, to be injected into tests: to raise events, script answers and
 * see what was sent. Beans of type {@link AmiSimulatorBuilderCustomizer} change what it
 * is like. It lives as long as the application context, which test classes share as
 * usual; each test begins with the built-in answers and with no actions received. What
 * else a test changes, calls and connections, stays.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureAmiSimulator {

}
