/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * An environment variable that may be intended to set a property below {@code ami}.
 *
 * @param name the name of the variable
 */
record EnvironmentVariable(String name) {

	private static final String PREFIX = "AMI_";

	/** Returns the environment variables whose names start with {@code AMI_}. */
	static List<EnvironmentVariable> all(Environment environment) {
		if (!(environment instanceof ConfigurableEnvironment configurable)) {
			return List.of();
		}
		return configurable.getPropertySources()
			.stream()
			.flatMap((source) -> (source instanceof SystemEnvironmentPropertySource variables)
					? Stream.of(variables.getPropertyNames()) : Stream.empty())
			.filter((name) -> name.toUpperCase(Locale.ROOT).startsWith(PREFIX))
			.map(EnvironmentVariable::new)
			.toList();
	}

	/** Returns the name of the variable that sets a property. */
	static String nameOf(String property) {
		return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

	/**
	 * Returns the words of the name after the prefix, without the index of a list entry.
	 */
	List<String> words() {
		String words = this.name.substring(PREFIX.length()).replaceAll("(_\\d+)+_?$", "");
		return Arrays.asList(words.toLowerCase(Locale.ROOT).split("_"));
	}

}
