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
 * Makes listeners of the {@code @EventListener} methods that ask for events of a PBX.
 * They do what Spring's own do, also take a type argument such as that of
 * {@code AmiApplicationEvent<ChannelEvent>} for a family, and take less time to find out
 * whether an event is for them.
 */
public class AmiEventListenerFactory implements EventListenerFactory, BeanFactoryAware, Ordered {

	private @Nullable BeanFactory beanFactory;

	/** Not by the constructor: Spring makes this before it resolves what they need. */
	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean supportsMethod(Method method) {
		return AskedEvents.isAnyIn(method);
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
		Assert.state(this.beanFactory != null, "No bean factory");
		return new AmiEventListenerMethodAdapter(this.beanFactory, beanName, type, method);
	}

	/**
	 * After those for special listeners, such as transactional ones, and before Spring's.
	 */
	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE - 1;
	}

}
