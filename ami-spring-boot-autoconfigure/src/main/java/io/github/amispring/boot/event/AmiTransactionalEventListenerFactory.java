/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.lang.reflect.Method;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.transaction.annotation.RestrictedTransactionalEventListenerFactory;
import org.springframework.transaction.event.TransactionalApplicationListenerMethodAdapter;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Creates listeners for the {@code @TransactionalEventListener} methods that declare
 * events of a PBX. Unlike Spring's listeners, these listeners match all events of a
 * family if the type argument is a family, as in
 * {@code AmiApplicationEvent<ChannelEvent>}. If a method throws an exception outside of a
 * transaction, the client counts and logs the exception, which does not affect other
 * listeners. Warns about methods that are never called because events of a PBX are
 * published outside of any transaction.
 */
public class AmiTransactionalEventListenerFactory extends RestrictedTransactionalEventListenerFactory {

	private static final Logger logger = LoggerFactory.getLogger(AmiTransactionalEventListenerFactory.class);

	/**
	 * Creates a factory that takes precedence over Spring's factory.
	 */
	public AmiTransactionalEventListenerFactory() {
		setOrder(getOrder() - 1);
	}

	@Override
	public boolean supportsMethod(Method method) {
		return super.supportsMethod(method) && DeclaredEvents.isAnyIn(method);
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
		// checks the method
		super.createApplicationListener(beanName, type, method);
		Listener listener = new Listener(beanName, type, method);
		if (!listener.fallbackExecution && !DeclaredEvents.of(listener.getTargetMethod()).isEmpty()) {
			logger.warn("The listener {} is never called: it waits until a transaction ends, but events of a PBX are"
					+ " published outside of transactions. Use @EventListener, or set fallbackExecution = true.",
					listener);
		}
		return listener;
	}

	/**
	 * Calls a method.
	 */
	private static final class Listener extends TransactionalApplicationListenerMethodAdapter {

		private final String beanName;

		private final Consumer<ApplicationEvent> method = super::onApplicationEvent;

		private final boolean fallbackExecution;

		private final @Nullable FamilyEventType family;

		private Listener(String beanName, Class<?> targetClass, Method method) {
			super(beanName, targetClass, method);
			this.beanName = beanName;
			TransactionalEventListener annotation = AnnotatedElementUtils.findMergedAnnotation(getTargetMethod(),
					TransactionalEventListener.class);
			this.fallbackExecution = annotation != null && annotation.fallbackExecution();
			this.family = FamilyEventType.of(getTargetMethod());
		}

		@Override
		public boolean supportsEventType(ResolvableType eventType) {
			return super.supportsEventType(eventType) || (this.family != null && this.family.includes(eventType));
		}

		/**
		 * Calls the method. The transaction handles exceptions that the method throws
		 * within the transaction.
		 */
		@Override
		public void onApplicationEvent(ApplicationEvent event) {
			GuardedCall.of(this, event, this.method);
		}

		@Override
		public String toString() {
			return AmiEventListenerMethodAdapter.describe(this.beanName, super.toString());
		}

	}

}
