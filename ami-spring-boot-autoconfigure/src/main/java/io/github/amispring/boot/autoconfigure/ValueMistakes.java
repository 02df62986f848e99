/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.util.unit.DataSize;

/**
 * Finds probably unintended values while properties are bound. Does not report the values
 * of string properties, because the secret is a string property.
 */
class ValueMistakes implements BindHandler {

	/** Shorter durations without a unit were probably intended as seconds. */
	private static final Duration SHORT = Duration.ofMillis(100);

	private static final DataSize SMALL = DataSize.ofKilobytes(1);

	private static final Pattern NUMBER = Pattern.compile("\\+?\\d+");

	private final List<String> found = new ArrayList<>();

	private final Environment environment;

	ValueMistakes(Environment environment) {
		this.environment = environment;
	}

	/** Returns the mistakes, one sentence each. */
	List<String> found() {
		return this.found;
	}

	/** Describes a property and its origin. */
	static String describe(ConfigurationProperty property) {
		Origin origin = property.getOrigin();
		return "\"" + property.getName() + "\"" + ((origin != null) ? " (from " + origin + ")" : "");
	}

	@Override
	public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
		ConfigurationProperty property = context.getConfigurationProperty();
		// YAML also converts on and off in the event mask, which EventNames tolerates
		boolean single = property != null && property.getName().equals(name) && !name.isLastElementIndexed();
		String mistake = (property != null && single) ? mistake(property, result) : null;
		if (property != null && mistake != null) {
			this.found.add(describe(property) + " " + mistake);
		}
		return result;
	}

	private @Nullable String mistake(ConfigurationProperty property, Object result) {
		if (result instanceof Duration duration && duration.compareTo(SHORT) < 0 && hasNoUnit(property)) {
			return "has no unit and is " + duration.toMillis() + " ms. Did you mean " + duration.toMillis() + "s?";
		}
		if (result instanceof DataSize size && size.compareTo(SMALL) < 0 && hasNoUnit(property)) {
			return "has no unit and is " + size.toBytes() + " bytes. Did you mean " + size.toBytes() + "MB?";
		}
		if (result instanceof String && isChangedByYaml(property)) {
			return "differs from the text in the file, because YAML interprets it as a number or a boolean. Quote it.";
		}
		if (result instanceof String text && !text.equals(text.strip()) && !text.isBlank()) {
			return "begins or ends with white space, which Asterisk's configuration does not support. Remove it.";
		}
		return null;
	}

	private boolean hasNoUnit(ConfigurationProperty property) {
		Object value = property.getValue();
		String text = (value instanceof CharSequence) ? this.environment.resolvePlaceholders(value.toString())
				: value.toString();
		return NUMBER.matcher(text.strip()).matches();
	}

	/**
	 * Returns whether YAML has changed the value: it reads 0123 as octal, 1_000 as 1000,
	 * and yes as true.
	 */
	private static boolean isChangedByYaml(ConfigurationProperty property) {
		Origin origin = (property.getOrigin() instanceof PropertySourceOrigin source) ? source.getOrigin()
				: property.getOrigin();
		if (property.getValue() instanceof CharSequence || !(origin instanceof TextResourceOrigin place)) {
			return false;
		}
		String written = written(place);
		return written != null && !written.equals(property.getValue().toString());
	}

	/**
	 * Returns the word at the position of an origin, {@code null} if it cannot be read.
	 */
	private static @Nullable String written(TextResourceOrigin origin) {
		Resource resource = origin.getResource();
		TextResourceOrigin.Location location = origin.getLocation();
		if (resource == null || location == null) {
			return null;
		}
		try {
			String line = resource.getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.skip(location.getLine())
				.findFirst()
				.orElse("");
			return line.substring(Math.min(location.getColumn(), line.length())).split("[\\s,#}\\]]", 2)[0];
		}
		catch (IOException ex) {
			return null;
		}
	}

}
