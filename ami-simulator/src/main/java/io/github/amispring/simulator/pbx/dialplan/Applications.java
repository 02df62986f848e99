/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The applications that the dialplan can run, by their names. An application that is not
 * registered has no effect.
 */
public final class Applications {

	private final Map<String, ApplicationFactory> factories = new HashMap<>();

	/**
	 * Creates a registry without applications.
	 */
	public Applications() {
	}

	/**
	 * Adds an application.
	 * @param name the name, which is case-sensitive
	 * @param factory creates the application
	 */
	public void add(String name, ApplicationFactory factory) {
		this.factories.put(name, factory);
	}

	/** Returns null if the application is not registered, or has nothing to do. */
	@Nullable Application create(Execution execution, DialplanStep step) {
		ApplicationFactory factory = this.factories.get(step.application());
		return (factory != null) ? factory.create(execution, step.data()) : null;
	}

}
