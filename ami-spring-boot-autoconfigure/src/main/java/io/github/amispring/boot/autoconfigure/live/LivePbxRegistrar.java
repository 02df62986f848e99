/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.live;

import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers a live view for each client bean. The view is injected wherever the client
 * would be: it has the same qualifier, and it is primary if the client is.
 */
class LivePbxRegistrar implements ImportBeanDefinitionRegistrar {

	private static final String CLIENT = "AmiClient";

	private final ConfigurableListableBeanFactory beanFactory;

	LivePbxRegistrar(BeanFactory beanFactory) {
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClassMetadata, BeanDefinitionRegistry registry) {
		for (String client : this.beanFactory.getBeanNamesForType(AmiClient.class, true, false)) {
			if (!ScopedProxyUtils.isScopedTarget(client)) {
				registry.registerBeanDefinition(beanName(client), definition(client));
			}
		}
	}

	private RootBeanDefinition definition(String client) {
		RootBeanDefinition definition = new RootBeanDefinition(LivePbx.class);
		definition.setFactoryBeanName("livePbxFactory");
		definition.setFactoryMethodName("create");
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, new RuntimeBeanReference(client));
		definition.setDestroyMethodName("close");
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, qualifier(client)));
		if (this.beanFactory.containsBeanDefinition(client)) {
			BeanDefinition original = this.beanFactory.getMergedBeanDefinition(client);
			definition.setPrimary(original.isPrimary());
			definition.setFallback(original.isFallback());
			definition.setAutowireCandidate(original.isAutowireCandidate());
		}
		return definition;
	}

	private Object qualifier(String client) {
		Qualifier annotation = this.beanFactory.findAnnotationOnBean(client, Qualifier.class, false);
		if (annotation != null) {
			return annotation.value();
		}
		AutowireCandidateQualifier qualifier = (this.beanFactory.containsBeanDefinition(client)
				&& this.beanFactory.getMergedBeanDefinition(client) instanceof AbstractBeanDefinition definition)
						? definition.getQualifier(Qualifier.class.getName()) : null;
		Object value = (qualifier != null) ? qualifier.getAttribute(AutowireCandidateQualifier.VALUE_KEY) : null;
		return (value != null) ? value : client;
	}

	private static String beanName(String client) {
		if (client.equals("amiClient")) {
			return "livePbx";
		}
		return (client.endsWith(CLIENT) ? client.substring(0, client.length() - CLIENT.length()) : client) + "LivePbx";
	}

}
