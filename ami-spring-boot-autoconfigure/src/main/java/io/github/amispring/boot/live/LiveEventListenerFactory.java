/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import java.lang.reflect.Method;
import java.util.stream.Stream;

import io.github.amispring.live.event.LiveEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListener;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Creates listeners for the {@code @EventListener} methods that declare changes of live
 * views. Unlike Spring's listeners, these listeners isolate the methods from each other.
 * If a method throws an exception for a change that a {@link LiveEventPublisher}
 * publishes, the client of the PBX counts and logs the exception, and the next method
 * receives the change.
 *
 * @since 1.0.0
 */
public class LiveEventListenerFactory implements EventListenerFactory, Ordered {

	@Override
	public boolean supportsMethod(Method method) {
		EventListener annotation = AnnotatedElementUtils.findMergedAnnotation(method, EventListener.class);
		Class<?>[] declared = (annotation != null && annotation.classes().length > 0) ? annotation.classes()
				: method.getParameterTypes();
		return Stream.of(declared).anyMatch(LiveEvent.class::isAssignableFrom);
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
		return new LiveEventListenerMethodAdapter(beanName, type, method);
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
