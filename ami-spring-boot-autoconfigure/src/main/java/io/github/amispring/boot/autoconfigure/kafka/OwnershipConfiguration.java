/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.kafka;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

import io.github.amispring.boot.autoconfigure.AmiProperties;
import io.github.amispring.boot.autoconfigure.AmiServerProperties;
import io.github.amispring.boot.autoconfigure.InvalidAmiPropertyException;
import io.github.amispring.boot.client.AmiClientDecorator;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.ServerOwnership;
import io.github.amispring.boot.kafka.KafkaForwarders;
import io.github.amispring.boot.kafka.KafkaOwnership;
import io.github.amispring.boot.kafka.OwnedConnections;
import io.github.amispring.client.AmiClient;
import io.github.amispring.exception.InvalidSettingException;
import io.github.amispring.kafka.command.CommandSettings;
import io.github.amispring.kafka.command.RemoteActions;
import io.github.amispring.kafka.command.RoutingAmiClient;
import io.github.amispring.kafka.ownership.ControlRecordHandler;
import io.github.amispring.kafka.ownership.OwnershipSettings;
import io.github.amispring.kafka.ownership.PbxOwnership;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * Configures the ownership of servers, which determines the clients that are started.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(AmiClients.class)
@ConditionalOnBooleanProperty("ami.kafka.ownership")
class OwnershipConfiguration {

	@Bean
	@ConditionalOnMissingBean
	OwnershipSettings amiKafkaOwnershipSettings(AmiKafkaProperties properties, Environment environment) {
		return new OwnershipSettingsFactory(properties, environment).create();
	}

	/** Requests the clients late, because they depend on this bean. */
	@Bean
	@ConditionalOnMissingBean
	PbxOwnership amiKafkaPbxOwnership(OwnershipSettings settings, ConsumerFactory<?, ?> consumerFactory,
			ObjectProvider<AmiClients> clients, ObjectProvider<KafkaForwarders> forwarders,
			ObjectProvider<RemoteActions> remoteActions, ObjectProvider<LifecycleProperties> lifecycleProperties) {
		// a container that is closing would create a destroyed bean again
		SingletonSupplier<AmiClients> all = SingletonSupplier.of(clients::getObject);
		SingletonSupplier<Optional<KafkaForwarders>> events = SingletonSupplier
			.of(() -> Optional.ofNullable(forwarders.getIfAvailable()));
		OwnedConnections connections = new OwnedConnections((server) -> all.obtain().asMap().get(server),
				() -> events.obtain().orElse(null), settings, stopTimeout(lifecycleProperties));
		RemoteActions handler = remoteActions.getIfAvailable();
		return new PbxOwnership(consumerFactory.getConfigurationProperties(), settings, connections,
				(handler != null) ? handler : ControlRecordHandler.NONE);
	}

	@Bean
	@ConditionalOnMissingBean(ServerOwnership.class)
	KafkaOwnership amiKafkaOwnership(AmiClients clients, PbxOwnership ownership, OwnershipSettings settings,
			ObjectProvider<RemoteActions> remoteActions, ObjectProvider<AmiProperties> properties) {
		KafkaOwnership lifecycle = new KafkaOwnership(clients, ownership, settings, remoteActions.getIfAvailable(),
				() -> joinTimeout(clients, properties.getIfAvailable(), settings));
		clients.setLifecycle(lifecycle);
		return lifecycle;
	}

	/**
	 * Returns the maximum time to join the group, which includes the time for which the
	 * group may wait for other members. It is {@code null} if no server is required.
	 */
	private static @Nullable Duration joinTimeout(AmiClients clients, @Nullable AmiProperties properties,
			OwnershipSettings settings) {
		if (properties == null) {
			return null;
		}
		return clients.names()
			.stream()
			.map((name) -> properties.getServers().getOrDefault(name, properties))
			.filter((server) -> server.getStartup() == AmiServerProperties.Startup.REQUIRED)
			.map((server) -> server.getConnectTimeout().plus(server.getResponseTimeout()))
			.max(Comparator.naturalOrder())
			.map(settings.releaseTimeout()::plus)
			.orElse(null);
	}

	/**
	 * Returns a timeout that is shorter than Spring's. If Spring's timeout expired,
	 * Spring would continue the shutdown while clients are still stopping.
	 */
	private static Duration stopTimeout(ObjectProvider<LifecycleProperties> lifecycleProperties) {
		Duration phase = lifecycleProperties.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase();
		return phase.minus(phase.dividedBy(10));
	}

	/**
	 * Configures actions for PBXs that other instances own.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "ami.kafka.commands", matchIfMissing = true)
	static class CommandConfiguration {

		/** Requests the clients late, because they depend on this bean. */
		@Bean
		@ConditionalOnMissingBean
		RemoteActions amiKafkaRemoteActions(AmiKafkaProperties properties, OwnershipSettings settings,
				ConsumerFactory<?, ?> consumerFactory, ProducerFactory<?, ?> producerFactory,
				ObjectProvider<AmiClients> clients) {
			return new RemoteActions(consumerFactory.getConfigurationProperties(),
					producerFactory.getConfigurationProperties(), settings, commandSettings(properties),
					(server) -> local(clients.getObject().asMap().get(server)));
		}

		private static CommandSettings commandSettings(AmiKafkaProperties properties) {
			try {
				return new CommandSettings(properties.getReplyTopic(), CommandSettings.DEFAULT.retention());
			}
			catch (InvalidSettingException ex) {
				throw new InvalidAmiPropertyException("ami.kafka.reply-topic", ex.value(), "It " + ex.rule() + ".");
			}
		}

		private static @Nullable AmiClient local(@Nullable AmiClient client) {
			return (client instanceof RoutingAmiClient routing) ? routing.local() : client;
		}

		@Bean
		@ConditionalOnMissingBean
		AmiClientDecorator amiKafkaClientDecorator(PbxOwnership ownership, RemoteActions remoteActions) {
			return (client) -> new RoutingAmiClient(client, ownership::isOwned, remoteActions);
		}

	}

}
