/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The actions that a test is about. {@link SendsExtension} sees to it that it sends them,
 * and {@link EveryActionTests} that each action has its test.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Sends {

	/** The names of the actions. */
	String[] value();

	/**
	 * The only version that has them, of those under test. On another the test is that
	 * the server does not know them.
	 */
	int onlyOn() default 0;

}
