/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.amispring.boot.client.AmiServerSource;
import io.github.amispring.client.AmiClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.StringUtils;

/**
 * Registers a client bean for each server, with the name of the server as qualifier. An
 * application that was processed ahead of time keeps the clients that were registered
 * during processing.
 */
class AmiClientRegistrar implements ImportBeanDefinitionRegistrar {

	private final Binder binder;

	private final ListableBeanFactory beanFactory;

	AmiClientRegistrar(Environment environment, BeanFactory beanFactory) {
		this.binder = Binder.get(environment);
		this.beanFactory = (ListableBeanFactory) beanFactory;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClassMetadata, BeanDefinitionRegistry registry) {
		List<String> servers = servers();
		String primary = primary(servers);
		for (String server : servers) {
			RootBeanDefinition definition = definition(server, servers);
			definition.setPrimary(server.equals(primary) && servers.size() > 1);
			registry.registerBeanDefinition(beanName(server), definition);
		}
	}

	/**
	 * Returns the names of the servers in {@code ami.servers} and, if configured, of the
	 * server that the top-level properties define. If a source provides the servers, none
	 * has to be configured.
	 */
	private List<String> servers() {
		Set<String> names = this.binder.bind("ami.servers", Bindable.mapOf(String.class, Object.class))
			.orElseGet(Map::of)
			.keySet();
		List<String> servers = new ArrayList<>();
		if (StringUtils.hasText(property("ami.host")) || isPresent(AmiConnectionDetails.class)
				|| (names.isEmpty() && !isPresent(AmiServerSource.class))) {
			servers.add(AmiServer.DEFAULT_NAME);
		}
		servers.addAll(names);
		requireDistinct(servers);
		return servers;
	}

	/**
	 * Returns the value of a property. Unlike the environment, tolerates placeholders
	 * that have no value ahead of time.
	 */
	private @Nullable String property(String name) {
		return this.binder.bind(name, String.class).orElse(null);
	}

	private boolean isPresent(Class<?> type) {
		return this.beanFactory.getBeanNamesForType(type, true, false).length > 0;
	}

	/**
	 * Checks that property binding, which ignores case and dashes, can distinguish the
	 * names.
	 */
	private static void requireDistinct(List<String> servers) {
		Map<String, String> seen = new HashMap<>();
		for (String server : servers) {
			String other = seen.put(server.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT), server);
			if (other != null) {
				throw new DuplicateAmiServerException(other, server);
			}
		}
	}

	private @Nullable String primary(List<String> servers) {
		String primary = property("ami.primary");
		if (!StringUtils.hasText(primary)) {
			return servers.isEmpty() ? null : servers.get(0);
		}
		if (!servers.contains(primary)) {
			throw new InvalidAmiPropertyException("ami.primary", primary,
					"No server has this name. The servers are: " + String.join(", ", servers) + ".");
		}
		return primary;
	}

	private static RootBeanDefinition definition(String server, List<String> servers) {
		RootBeanDefinition definition = new RootBeanDefinition(AmiClient.class);
		definition.setFactoryBeanName("amiClientFactory");
		definition.setFactoryMethodName("create");
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, server);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(1, servers);
		definition.setDestroyMethodName("close");
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, server));
		return definition;
	}

	private static String beanName(String server) {
		return server.equals(AmiServer.DEFAULT_NAME) ? "amiClient" : server + "AmiClient";
	}

}
