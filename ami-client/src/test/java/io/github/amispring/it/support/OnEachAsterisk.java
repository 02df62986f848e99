/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class once on each Asterisk, over each transport of the server. The
 * constructor receives the {@link Pbx}.
 * <p>
 * The servers are defined by environment variables, as printed by {@code
 * scripts/asterisk env}. Tests for a missing server are skipped, or fail if the variable
 * {@code AMI_IT_REQUIRED} is {@code true}.
 */
@ClassTemplate
@ExtendWith(AsteriskExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEachAsterisk {

	/**
	 * The transports; none for those that the environment variable
	 * {@code AMI_IT_TRANSPORTS} names, which are separated by commas, and TCP by default.
	 */
	Transport[] over() default {};

	/** Whether the class runs over all transports. */
	boolean overAll() default false;

}
