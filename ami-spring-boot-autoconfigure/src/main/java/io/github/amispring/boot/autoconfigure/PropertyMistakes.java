/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Logs warnings about properties that are valid but probably a mistake: Spring Boot
 * ignores unknown names, and interprets a duration of 10 as ten milliseconds. Runs after
 * all property sources have been added and before a missing property can cause a failure.
 */
@ImportRuntimeHints(PropertyMistakes.MetadataHints.class)
class PropertyMistakes implements BeanFactoryPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(PropertyMistakes.class);

	private final Environment environment;

	PropertyMistakes(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		find(beanFactory).forEach(logger::warn);
	}

	private List<String> find(ConfigurableListableBeanFactory beanFactory) {
		ValueMistakes values = new ValueMistakes(this.environment);
		Collection<ConfigurationProperty> unbound = unbound(values);
		prefixes(beanFactory, true).forEach((prefix, type) -> bind(prefix, type, values));
		List<EnvironmentVariable> variables = EnvironmentVariable.all(this.environment);
		List<String> mistakes = new ArrayList<>(values.found());
		if (!unbound.isEmpty() || !variables.isEmpty()) {
			try {
				mistakes.addAll(unknown(unbound, variables, beanFactory));
			}
			catch (UncheckedIOException ex) {
				logger.debug("The configuration metadata cannot be read", ex);
			}
		}
		return mistakes;
	}

	private List<String> unknown(Collection<ConfigurationProperty> unbound, List<EnvironmentVariable> variables,
			ConfigurableListableBeanFactory beanFactory) {
		PropertyNames names = PropertyNames.load(beanFactory.getBeanClassLoader());
		Predicate<ConfigurationPropertyName> others = ofOthers(beanFactory, names);
		return Stream
			.concat(unbound.stream()
				.filter((property) -> !others.test(property.getName()))
				.map((property) -> unknown(property, names)),
					variables.stream().flatMap((variable) -> unknown(variable, names)))
			.toList();
	}

	/**
	 * Returns the properties that are not bound to anything. Empty if binding fails,
	 * which is reported later.
	 */
	private Collection<ConfigurationProperty> unbound(ValueMistakes values) {
		try {
			Binder.get(this.environment)
				.bind("ami", Bindable.of(AmiProperties.class),
						new NoUnboundElementsBindHandler(values, PropertyMistakes::isChecked));
		}
		catch (BindException ex) {
			if (ex.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
				return unbound.getUnboundProperties();
			}
		}
		catch (IllegalArgumentException ex) {
			logger.trace("The properties below ami cannot be resolved", ex);
		}
		return List.of();
	}

	/**
	 * Returns whether a source is checked. Environment variables are not checked, because
	 * their names are ambiguous: each "_" may be "." or "-".
	 */
	private static boolean isChecked(ConfigurationPropertySource source) {
		return !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource);
	}

	private void bind(ConfigurationPropertyName prefix, Class<?> type, ValueMistakes values) {
		try {
			Binder.get(this.environment).bind(prefix, Bindable.of(type), values);
		}
		catch (BindException | IllegalArgumentException ex) {
			// reported later
			logger.trace("The properties below {} cannot be bound", prefix, ex);
		}
	}

	/**
	 * Matches properties in the metadata, and properties that are bound to beans of the
	 * application.
	 */
	private static Predicate<ConfigurationPropertyName> ofOthers(ConfigurableListableBeanFactory beanFactory,
			PropertyNames names) {
		Set<ConfigurationPropertyName> prefixes = prefixes(beanFactory, false).keySet();
		return (name) -> names.isOfOthers(name) || prefixes.stream().anyMatch((prefix) -> prefix.isAncestorOf(name));
	}

	/**
	 * Returns the prefixes below {@code ami} that are bound to beans, with the types of
	 * the beans.
	 * @param ours whether the beans belong to this library or to the application
	 */
	private static Map<ConfigurationPropertyName, Class<?>> prefixes(ConfigurableListableBeanFactory beanFactory,
			boolean ours) {
		Map<ConfigurationPropertyName, Class<?>> prefixes = new LinkedHashMap<>();
		for (String bean : beanFactory.getBeanDefinitionNames()) {
			ConfigurationProperties annotation = beanFactory.findAnnotationOnBean(bean, ConfigurationProperties.class,
					false);
			Class<?> type = (annotation != null) ? beanFactory.getType(bean, false) : null;
			if (annotation != null && type != null && isOurs(type) == ours) {
				ConfigurationPropertyName prefix = ConfigurationPropertyName.adapt(annotation.prefix(), '.');
				if (PropertyNames.PREFIX.isAncestorOf(prefix)) {
					prefixes.put(prefix, type);
				}
			}
		}
		return prefixes;
	}

	private static boolean isOurs(Class<?> type) {
		return type.getPackageName().startsWith(PropertyMistakes.class.getPackageName() + ".");
	}

	private static String unknown(ConfigurationProperty property, PropertyNames names) {
		String nearest = names.nearest(property.getName());
		return ValueMistakes.describe(property) + " has no effect, because no such property exists."
				+ ((nearest != null) ? " Did you mean \"" + nearest + "\"?" : "");
	}

	/** Reports only likely mistakes, because any application may read the variable. */
	private Stream<String> unknown(EnvironmentVariable variable, PropertyNames names) {
		String nearest = names.nearest(variable);
		if (nearest == null || this.environment.containsProperty(nearest)) {
			return Stream.empty();
		}
		return Stream.of("Environment variable " + variable.name() + " sets no property. Did you mean "
				+ EnvironmentVariable.nameOf(nearest) + " for \"" + nearest + "\"?");
	}

	/** Includes the configuration metadata in native images. */
	static class MetadataHints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern(PropertyNames.METADATA);
		}

	}

}
