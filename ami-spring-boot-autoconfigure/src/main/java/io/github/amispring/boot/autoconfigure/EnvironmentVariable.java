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
 * An environment variable that may be meant to set a property below {@code ami}.
 *
 * @param name its name
 */
record EnvironmentVariable(String name) {

	private static final String PREFIX = "AMI_";

	/** The variables whose names begin as those of properties do. */
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

	/** The name of the variable that sets a property. */
	static String nameOf(String property) {
		return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

	/** The parts of the name behind the prefix, without the index of a list's entry. */
	List<String> words() {
		String words = this.name.substring(PREFIX.length()).replaceAll("(_\\d+)+_?$", "");
		return Arrays.asList(words.toLowerCase(Locale.ROOT).split("_"));
	}

}
