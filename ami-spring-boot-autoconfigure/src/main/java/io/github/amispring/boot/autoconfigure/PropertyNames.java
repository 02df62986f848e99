/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.util.ClassUtils;

/**
 * The names of all properties below {@code ami}: those that are bound to
 * {@link AmiProperties}, and those of other libraries in the configuration metadata.
 */
final class PropertyNames {

	static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("ami");

	static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final String SERVERS = "servers";

	/** Names that other libraries use. */
	private static final Map<String, String> SYNONYMS = Map.ofEntries(Map.entry("user", "username"),
			Map.entry("login", "username"), Map.entry("account", "username"), Map.entry("password", "secret"),
			Map.entry("passwd", "secret"), Map.entry("pass", "secret"), Map.entry("hostname", "host"),
			Map.entry("address", "host"), Map.entry("url", "host"), Map.entry("event", "events"),
			Map.entry("tls", "ssl"), Map.entry("protocol", "transport"), Map.entry("prefix", "path-prefix"),
			Map.entry("timeout", "response-timeout"), Map.entry("server", SERVERS));

	/** Relative to {@code ami} and to each server. */
	private final Set<String> ofServer;

	private final Set<String> topLevel;

	private final Set<ConfigurationPropertyName> ofOthers;

	private PropertyNames(Set<String> ofServer, Set<String> topLevel, Set<ConfigurationPropertyName> ofOthers) {
		this.ofServer = ofServer;
		this.topLevel = topLevel;
		this.ofOthers = ofOthers;
	}

	static PropertyNames load(@Nullable ClassLoader classLoader) {
		Set<String> topLevel = bound(AmiProperties.class);
		Set<ConfigurationPropertyName> ofOthers = new LinkedHashSet<>();
		for (ConfigurationPropertyName name : leaves(Metadata.names(classLoader))) {
			if (topLevel.add(relative(name, 1))) {
				ofOthers.add(name);
			}
		}
		return new PropertyNames(bound(AmiServerProperties.class), topLevel, ofOthers);
	}

	/** Collects the names that the binder looks up when it binds an object. */
	private static Set<String> bound(Class<?> type) {
		Set<ConfigurationPropertyName> tried = new LinkedHashSet<>();
		ConfigurationPropertySource nothing = (name) -> null;
		new Binder(nothing).bind(PREFIX, Bindable.of(type), new BindHandler() {

			@Override
			public <T> Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
				tried.add(name);
				return target;
			}

		});
		return leaves(tried).stream()
			.map((name) -> relative(name, 1))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** Removes the names of groups. */
	private static List<ConfigurationPropertyName> leaves(Collection<ConfigurationPropertyName> names) {
		return names.stream().filter((name) -> names.stream().noneMatch(name::isAncestorOf)).toList();
	}

	private static String relative(ConfigurationPropertyName name, int from) {
		return String.join(".", words(name, from));
	}

	private static List<String> words(ConfigurationPropertyName name, int from) {
		return IntStream.range(from, name.getNumberOfElements())
			.filter((index) -> !name.isNumericIndex(index))
			.mapToObj((index) -> name.getElement(index, Form.DASHED))
			.toList();
	}

	/**
	 * Returns whether a property, or the map or list that contains it, belongs to another
	 * library.
	 */
	boolean isOfOthers(ConfigurationPropertyName name) {
		return this.ofOthers.stream().anyMatch((other) -> other.equals(name) || other.isAncestorOf(name));
	}

	/** Returns the most similar name, {@code null} if no name is similar. */
	@Nullable String nearest(ConfigurationPropertyName name) {
		return nearest(words(name, 1), false);
	}

	/**
	 * Returns the most similar name, {@code null} if no name is similar or the variable
	 * sets a property.
	 */
	@Nullable String nearest(EnvironmentVariable variable) {
		return nearest(variable.words(), true);
	}

	private @Nullable String nearest(List<String> words, boolean variable) {
		boolean ofServer = words.size() > 2 && SERVERS.equals(SYNONYMS.getOrDefault(words.get(0), words.get(0)));
		String prefix = ofServer ? "ami.servers." + words.get(1) + "." : "ami.";
		String nearest = nearest(ofServer ? words.subList(2, words.size()) : words,
				ofServer ? this.ofServer : this.topLevel, variable);
		return (nearest != null) ? prefix + nearest : null;
	}

	private static @Nullable String nearest(List<String> words, Collection<String> names, boolean variable) {
		Map<String, String> byLetters = new HashMap<>();
		names.forEach((name) -> byLetters.put(letters(name), name));
		String given = letters(String.join("", words));
		if (variable && byLetters.containsKey(given)) {
			return null;
		}
		String translated = String.join("", words.stream().map((word) -> SYNONYMS.getOrDefault(word, word)).toList());
		String exact = byLetters.get(letters(translated));
		if (exact != null) {
			return exact;
		}
		String near = new NearestName(byLetters.keySet()).to(given, variable ? 1 : Math.max(1, given.length() / 4));
		if (near != null) {
			return byLetters.get(near);
		}
		List<String> endings = names.stream().filter((name) -> name.endsWith("." + String.join(".", words))).toList();
		return (!variable && endings.size() == 1) ? endings.get(0) : null;
	}

	private static String letters(String name) {
		return name.replaceAll("[.-]", "");
	}

	/**
	 * Reads the configuration metadata of all libraries and of the application.
	 */
	private static final class Metadata {

		private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"(ami\\.[^\"]+)\"");

		private static final Pattern HINTS = Pattern.compile("\"hints\"\\s*:");

		static List<ConfigurationPropertyName> names(@Nullable ClassLoader classLoader) {
			ClassLoader loader = (classLoader != null) ? classLoader : ClassUtils.getDefaultClassLoader();
			List<String> names = new ArrayList<>();
			try {
				if (loader != null) {
					loader.getResources(METADATA).asIterator().forEachRemaining((file) -> names.addAll(names(file)));
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return names.stream().map((name) -> ConfigurationPropertyName.adapt(name, '.')).toList();
		}

		/**
		 * Does not use a JSON parser, because the application may not have a compatible
		 * parser.
		 */
		private static List<String> names(URL file) {
			try (InputStream input = file.openStream()) {
				String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
				String groupsAndProperties = HINTS.split(text, 2)[0];
				return NAME.matcher(groupsAndProperties).results().map((name) -> name.group(1)).toList();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
