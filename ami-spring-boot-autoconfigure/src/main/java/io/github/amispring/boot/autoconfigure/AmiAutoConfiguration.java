/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.time.Duration;

import io.github.amispring.boot.event.AmiEventListenerFactory;
import io.github.amispring.boot.event.AmiEventPublisher;
import io.github.amispring.boot.lifecycle.AmiClientLifecycle;
import io.github.amispring.client.AmiClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for the Asterisk Manager Interface.
 */
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnClass(AmiClient.class)
@ConditionalOnBooleanProperty(name = "ami.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AmiProperties.class)
public final class AmiAutoConfiguration {

	AmiAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(AmiConnectionDetails.class)
	PropertiesAmiConnectionDetails amiConnectionDetails(AmiProperties properties,
			ObjectProvider<SslBundles> sslBundles) {
		return new PropertiesAmiConnectionDetails(properties, sslBundles.getIfAvailable());
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	AmiClient amiClient(AmiProperties properties, AmiConnectionDetails connectionDetails,
			ObjectProvider<AmiClientCustomizer> customizers) {
		return AmiClient
			.create(new AmiClientSettingsFactory(properties, connectionDetails, customizers.orderedStream().toList())
				.create());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnSingleCandidate(AmiClient.class)
	AmiClientLifecycle amiClientLifecycle(AmiClient client, AmiProperties properties,
			ObjectProvider<LifecycleProperties> lifecycleProperties) {
		Duration stopTimeout = stopTimeout(lifecycleProperties);
		if (properties.getStartup() == AmiProperties.Startup.BACKGROUND) {
			return AmiClientLifecycle.inBackground(client, stopTimeout);
		}
		Duration startTimeout = properties.getConnectTimeout().plus(properties.getResponseTimeout());
		return AmiClientLifecycle.required(client, startTimeout, stopTimeout);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnSingleCandidate(AmiClient.class)
	@ConditionalOnBooleanProperty(name = "ami.events.publish", matchIfMissing = true)
	AmiEventPublisher amiEventPublisher(AmiClient client, ApplicationContext applicationContext,
			ObjectProvider<LifecycleProperties> lifecycleProperties) {
		return new AmiEventPublisher(client, applicationContext, stopTimeout(lifecycleProperties));
	}

	/** Static, for Spring looks for it before it makes configurations. */
	@Bean
	@ConditionalOnBooleanProperty(name = "ami.events.publish", matchIfMissing = true)
	static AmiEventListenerFactory amiEventListenerFactory() {
		return new AmiEventListenerFactory();
	}

	/** Somewhat less than Spring waits, so that what is left then ends in order. */
	private static Duration stopTimeout(ObjectProvider<LifecycleProperties> lifecycleProperties) {
		Duration phase = lifecycleProperties.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase();
		return phase.minus(phase.dividedBy(10));
	}

}
