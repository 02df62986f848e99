/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The actions that a test covers. {@link CoversExtension} checks that the test sends the
 * actions. {@link ActionCoverageTests} checks that each action has a test.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Covers {

	/** The names of the actions. */
	String[] value();

	/**
	 * The only version under test that has the actions. On another version, the test is
	 * replaced by a check that the server does not know the actions.
	 */
	int onlyOn() default 0;

}
