/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.live;

import java.time.Duration;
import java.util.List;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.live.LiveEventListenerFactory;
import io.github.amispring.boot.live.LiveEventPublisher;
import io.github.amispring.boot.live.LivePbxLifecycle;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.settings.DirectionResolver;
import io.github.amispring.live.settings.PartyResolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * {@link AutoConfiguration Auto-configuration} for live views.
 *
 * @since 1.0.0
 */
@AutoConfiguration(after = AmiAutoConfiguration.class)
@ConditionalOnClass({ AmiClient.class, LivePbx.class })
@ConditionalOnBean(AmiClients.class)
@ConditionalOnBooleanProperty(name = "ami.live.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AmiLiveProperties.class)
public final class AmiLiveAutoConfiguration {

	AmiLiveAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	LivePbxs livePbxs(ObjectProvider<LivePbx> views, AmiClients clients, ObjectProvider<LivePbxFactory> factory) {
		List<LivePbx> configured = views.stream().toList();
		LivePbxFactory viewFactory = factory.getIfAvailable();
		return (viewFactory != null) ? LivePbxs.following(configured, clients, viewFactory::create)
				: LivePbxs.of(configured);
	}

	@Bean
	@ConditionalOnMissingBean
	LivePbxLifecycle livePbxLifecycle(LivePbxs views, AmiClients clients, Environment environment) {
		return new LivePbxLifecycle(views, clients, environment);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "ami.live.publish", matchIfMissing = true)
	LiveEventPublisher liveEventPublisher(LivePbxs views, AmiClients clients, ApplicationEventPublisher publisher,
			ObjectProvider<LifecycleProperties> lifecycleProperties) {
		return new LiveEventPublisher(views, clients, publisher, stopTimeout(lifecycleProperties));
	}

	/** Static, because Spring requests this bean before it creates configurations. */
	@Bean
	static LiveEventListenerFactory liveEventListenerFactory() {
		return new LiveEventListenerFactory();
	}

	/**
	 * Returns a timeout that is shorter than Spring's. If Spring's timeout expired,
	 * Spring would continue the shutdown while changes are still being published.
	 */
	private static Duration stopTimeout(ObjectProvider<LifecycleProperties> lifecycleProperties) {
		Duration phase = lifecycleProperties.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase();
		return phase.minus(phase.dividedBy(10));
	}

	/**
	 * Configures a view for each client unless the application defines its own views.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(LivePbx.class)
	@Import(LivePbxRegistrar.class)
	static class ViewConfiguration {

		@Bean
		LivePbxFactory livePbxFactory(AmiLiveProperties properties, ObjectProvider<DirectionResolver> directionResolver,
				ObjectProvider<PartyResolver> partyResolver) {
			return new LivePbxFactory(properties, directionResolver.getIfAvailable(), partyResolver.getIfAvailable());
		}

	}

}
