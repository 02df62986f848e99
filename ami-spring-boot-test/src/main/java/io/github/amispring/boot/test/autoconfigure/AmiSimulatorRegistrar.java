/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import io.github.amispring.simulator.AmiSimulator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Registers a simulator bean for each server after the clients, with the name of the
 * server as qualifier.
 */
class AmiSimulatorRegistrar implements BeanDefinitionRegistryPostProcessor {

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		SimulatedServers servers = SimulatedServers.of((ConfigurableListableBeanFactory) registry);
		for (String server : servers.names()) {
			String bean = server.equals(SimulatedServers.DEFAULT_NAME) ? "amiSimulator" : server + "AmiSimulator";
			// the bean already exists after ahead-of-time processing
			if (!registry.containsBeanDefinition(bean)) {
				registry.registerBeanDefinition(bean, definition(server, server.equals(servers.primary())));
			}
		}
	}

	private static RootBeanDefinition definition(String server, boolean primary) {
		RootBeanDefinition definition = new RootBeanDefinition(AmiSimulator.class);
		definition.setFactoryBeanName("amiSimulators");
		definition.setFactoryMethodName("get");
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, server);
		definition.setPrimary(primary);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, server));
		return definition;
	}

}
