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
 * Unlike Spring's listeners, these listeners isolate the methods from each other. If a
 * method throws an exception for an event from a client's publisher, the client counts
 * and logs the exception, and continues with the next method and the next event. These
 * listeners also match all events of a family if the type argument is a family, as in
 * {@code AmiApplicationEvent<ChannelEvent>}.
 */
public class AmiEventListenerFactory implements EventListenerFactory, BeanFactoryAware, Ordered {

	private @Nullable BeanFactory beanFactory;

	/**
	 * Sets the bean factory, which is not a constructor argument because Spring creates
	 * factories early.
	 */
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
	 * listeners, and before Spring's default factory.
	 */
	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE - 1;
	}

}
