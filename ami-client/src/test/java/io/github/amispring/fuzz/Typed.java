/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Reads all that a typed message can tell.
 */
final class Typed {

	private Typed() {
	}

	/** Calls each method that asks for nothing, components among them. */
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
