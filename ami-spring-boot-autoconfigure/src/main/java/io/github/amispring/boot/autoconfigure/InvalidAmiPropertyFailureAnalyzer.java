/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * {@link AbstractFailureAnalyzer} for an {@link InvalidAmiPropertyException}.
 */
class InvalidAmiPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidAmiPropertyException> {

	private final Environment environment;

	InvalidAmiPropertyFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidAmiPropertyException cause) {
		Origin origin = origin(ConfigurationPropertyName.of(cause.getName()));
		return new FailureAnalysis(
				"Invalid value '" + cause.getValue() + "' for configuration property '" + cause.getName() + "'"
						+ ((origin != null) ? " (from " + origin + ")" : "") + ". " + cause.getReason(),
				cause.getAdvice(), cause);
	}

	/** Returns the origin of the property, or of its first entry if it is a list. */
	private @Nullable Origin origin(ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			for (ConfigurationPropertyName each : List.of(name, name.append("[0]"))) {
				ConfigurationProperty property = source.getConfigurationProperty(each);
				if (property != null) {
					return property.getOrigin();
				}
			}
		}
		return null;
	}

}
