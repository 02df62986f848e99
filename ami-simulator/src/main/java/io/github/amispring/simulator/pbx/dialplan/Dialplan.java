/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.simulator.pbx.phone.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The extensions and their steps. All contexts have the same extensions. The number of
 * each endpoint dials that endpoint, unless an extension has the same number.
 */
public final class Dialplan {

	private final Map<String, List<DialplanStep>> extensions;

	/**
	 * Creates a dialplan.
	 * @param endpoints the endpoints
	 * @param extensions the steps of the extensions
	 */
	public Dialplan(Collection<Endpoint> endpoints, Map<String, List<DialplanStep>> extensions) {
		Map<String, List<DialplanStep>> all = new LinkedHashMap<>();
		for (Endpoint endpoint : endpoints) {
			all.put(endpoint.number(),
					List.of(new DialplanStep("Dial", endpoint.device() + ",30,tT"), new DialplanStep("Hangup", "")));
		}
		all.putAll(extensions);
		this.extensions = all;
	}

	/** Adds or replaces an extension. */
	void add(String exten, List<DialplanStep> steps) {
		this.extensions.put(exten, steps);
	}

	/**
	 * Returns whether the dialplan has a step.
	 * @param exten the extension
	 * @param priority the priority
	 * @return {@code true} if the step exists
	 */
	public boolean exists(String exten, int priority) {
		return step(exten, priority) != null;
	}

	/**
	 * Returns whether an extension begins with digits and continues after them.
	 * @param digits the digits
	 * @return {@code true} if more digits can follow
	 */
	public boolean isPrefix(String digits) {
		return this.extensions.keySet()
			.stream()
			.anyMatch((exten) -> exten.length() > digits.length() && exten.startsWith(digits));
	}

	/**
	 * Returns the application of a step.
	 * @param exten the extension
	 * @param priority the priority
	 * @return the step, {@code null} if it does not exist
	 */
	public @Nullable DialplanStep step(String exten, int priority) {
		List<DialplanStep> steps = this.extensions.get(exten);
		return (steps != null && priority >= 1 && priority <= steps.size()) ? steps.get(priority - 1) : null;
	}

}
