/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.core.Ordered;
import org.springframework.util.Assert;

/**
 * Creates listeners for the {@code @EventListener} methods that declare events of a PBX.
 * Unlike Spring's own, they isolate the methods from each other: what a method throws at
 * an event that a client's publisher publishes is counted and logged by the client, and
 * the next method and the next event follow. They also match all events of a family by
 * the type argument of {@code AmiApplicationEvent<ChannelEvent>}.
 */
public class AmiEventListenerFactory implements EventListenerFactory, BeanFactoryAware, Ordered {

	private @Nullable BeanFactory beanFactory;

	/** Not a constructor argument, because Spring creates factories early. */
	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean supportsMethod(Method method) {
		return DeclaredEvents.isAnyIn(method);
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
		Assert.state(this.beanFactory != null, "No bean factory");
		return new AmiEventListenerMethodAdapter(this.beanFactory, beanName, type, method);
	}

	/**
	 * Returns an order after the factories for special listeners, such as transactional
	 * ones, and before Spring's.
	 */
	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE - 1;
	}

}
