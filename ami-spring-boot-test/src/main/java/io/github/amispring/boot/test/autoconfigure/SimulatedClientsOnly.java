/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.test.FakeAmiClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Stops the startup of an application with a client that does not connect to a simulator,
 * before the client is started.
 */
class SimulatedClientsOnly implements BeanPostProcessor, SmartInitializingSingleton {

	private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

	private final ObjectProvider<AmiSimulator> simulators;

	private final ObjectProvider<AmiSimulators> addedSimulators;

	private final ObjectProvider<AmiClients> clients;

	SimulatedClientsOnly(ObjectProvider<AmiSimulator> simulators, ObjectProvider<AmiSimulators> addedSimulators,
			ObjectProvider<AmiClients> clients) {
		this.simulators = simulators;
		this.addedSimulators = addedSimulators;
		this.clients = clients;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		return check(bean, beanName);
	}

	/** Objects created by factory beans are passed to this method only. */
	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return check(bean, beanName);
	}

	/** Manually registered singletons are not passed to post-processors. */
	@Override
	public void afterSingletonsInstantiated() {
		this.clients.ifAvailable((clients) -> clients.asMap().forEach((name, client) -> check(client, name)));
	}

	private Object check(Object bean, String beanName) {
		if (bean instanceof AmiClient client && !(client instanceof FakeAmiClient) && !isSimulated(client.settings())) {
			throw new IllegalStateException(
					"The AmiClient bean \"" + beanName + "\" connects to " + client.settings().host() + ":"
							+ client.settings().port() + ", which is not a simulator. With @AutoConfigureAmiSimulator,"
							+ " connect it to the port of an AmiSimulator bean, or replace the bean in the test.");
		}
		return bean;
	}

	private boolean isSimulated(AmiClientSettings settings) {
		return LOOPBACK.contains(settings.host()) && Stream
			.concat(this.simulators.stream(),
					this.addedSimulators.stream()
						.flatMap((simulators) -> StreamSupport.stream(simulators.spliterator(), false)))
			.anyMatch((simulator) -> simulator.listensOn(settings.port()));
	}

}
