/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Reads all values of a typed message.
 */
final class Typed {

	private Typed() {
	}

	/** Calls all methods without parameters, including the accessors of components. */
	static <T> T readAll(T typed) {
		for (Method method : typed.getClass().getDeclaredMethods()) {
			if (Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
					&& method.getParameterCount() == 0) {
				try {
					method.invoke(typed);
				}
				catch (IllegalAccessException | InvocationTargetException ex) {
					throw new AssertionError(method + " failed", ex.getCause());
				}
			}
		}
		return typed;
	}

}
