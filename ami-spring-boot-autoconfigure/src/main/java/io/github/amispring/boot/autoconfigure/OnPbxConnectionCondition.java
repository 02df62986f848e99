/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import io.github.amispring.boot.client.AmiServerSource;
import io.github.amispring.client.AmiClient;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless the application receives its events from Kafka and no server is
 * configured.
 */
class OnPbxConnectionCondition extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("PBX connection");
		Binder binder = Binder.get(context.getEnvironment());
		if (!binder.bind("ami.kafka.consume", Boolean.class).orElse(false)) {
			return ConditionOutcome.match(message.because("ami.kafka.consume is not set"));
		}
		if (binder.bind("ami.host", String.class).isBound()
				|| binder.bind("ami.servers", Bindable.mapOf(String.class, Object.class)).isBound()) {
			return ConditionOutcome.match(message.because("a server is configured"));
		}
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		if (beanFactory != null
				&& (isPresent(beanFactory, AmiClient.class) || isPresent(beanFactory, AmiConnectionDetails.class)
						|| isPresent(beanFactory, AmiServerSource.class))) {
			return ConditionOutcome.match(message.because("the application defines a connection"));
		}
		return ConditionOutcome.noMatch(message.because("events are consumed from Kafka, and no server is configured"));
	}

	private static boolean isPresent(ConfigurableListableBeanFactory beanFactory, Class<?> type) {
		return beanFactory.getBeanNamesForType(type, true, false).length > 0;
	}

}
