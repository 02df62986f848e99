/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.core.ResolvableType;
import org.springframework.transaction.annotation.RestrictedTransactionalEventListenerFactory;
import org.springframework.transaction.event.TransactionalApplicationListenerMethodAdapter;

/**
 * Makes listeners of the {@code @TransactionalEventListener} methods that ask for events
 * of a PBX. They do what Spring's own do, and also take a type argument such as that of
 * {@code AmiApplicationEvent<ChannelEvent>} for a family.
 */
public class AmiTransactionalEventListenerFactory extends RestrictedTransactionalEventListenerFactory {

	/**
	 * Creates a factory that comes before Spring's.
	 */
	public AmiTransactionalEventListenerFactory() {
		setOrder(getOrder() - 1);
	}

	@Override
	public boolean supportsMethod(Method method) {
		return super.supportsMethod(method) && AmiEventListenerFactory.asksForEvents(method);
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
		// for its checks of the method
		super.createApplicationListener(beanName, type, method);
		return new Listener(beanName, type, method);
	}

	/**
	 * Calls a method.
	 */
	private static final class Listener extends TransactionalApplicationListenerMethodAdapter {

		private final @Nullable FamilyEventType family;

		private Listener(String beanName, Class<?> targetClass, Method method) {
			super(beanName, targetClass, method);
			this.family = FamilyEventType.of(getTargetMethod());
		}

		@Override
		public boolean supportsEventType(ResolvableType eventType) {
			return super.supportsEventType(eventType) || (this.family != null && this.family.includes(eventType));
		}

	}

}
