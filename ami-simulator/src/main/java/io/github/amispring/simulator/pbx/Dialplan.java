/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The dialplan: extensions and their steps. There is one set of extensions, valid in each
 * context, for a test should not have to care; and each endpoint's number dials it.
 */
final class Dialplan {

	private final Map<String, List<DialplanStep>> extensions;

	Dialplan(Map<String, Endpoint> endpoints, Map<String, List<DialplanStep>> extensions) {
		Map<String, List<DialplanStep>> all = new LinkedHashMap<>();
		for (Endpoint endpoint : endpoints.values()) {
			all.put(endpoint.number(),
					List.of(new DialplanStep("Dial", endpoint.device() + ",30,tT"), new DialplanStep("Hangup", "")));
		}
		all.putAll(extensions);
		this.extensions = all;
	}

	boolean exists(String exten, int priority) {
		return step(exten, priority) != null;
	}

	@Nullable DialplanStep step(String exten, int priority) {
		List<DialplanStep> steps = this.extensions.get(exten);
		return (steps != null && priority >= 1 && priority <= steps.size()) ? steps.get(priority - 1) : null;
	}

}
