/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.client.AmiClient;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;

/**
 * The servers of the auto-configured clients, determined by the qualifiers of the client
 * beans.
 *
 * @param names the names in the order of the clients, only {@code default} if the
 * application defines its own clients
 * @param primary the server whose client is injected without a qualifier
 */
record SimulatedServers(List<String> names, String primary) {

	static final String DEFAULT_NAME = "default";

	static SimulatedServers of(ConfigurableListableBeanFactory beanFactory) {
		List<String> names = new ArrayList<>();
		String primary = null;
		for (String bean : beanFactory.getBeanNamesForType(AmiClient.class, true, false)) {
			String name = beanFactory.containsBeanDefinition(bean) ? qualifier(beanFactory.getBeanDefinition(bean))
					: "";
			if (!name.isEmpty()) {
				names.add(name);
				primary = beanFactory.getBeanDefinition(bean).isPrimary() ? name : primary;
			}
		}
		if (names.isEmpty()) {
			names.add(DEFAULT_NAME);
		}
		return new SimulatedServers(names, (primary != null) ? primary : names.get(0));
	}

	private static String qualifier(BeanDefinition definition) {
		AutowireCandidateQualifier qualifier = (definition instanceof AbstractBeanDefinition beanDefinition)
				? beanDefinition.getQualifier(Qualifier.class.getName()) : null;
		return (qualifier != null && qualifier.getAttribute("value") instanceof String name) ? name : "";
	}

}
