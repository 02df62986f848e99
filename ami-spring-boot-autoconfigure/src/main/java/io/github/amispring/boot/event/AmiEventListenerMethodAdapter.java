/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ApplicationListenerMethodAdapter;

/**
 * Remembers what Spring resolved as the argument of a listener method for each type of
 * event of a PBX. It is the same for all events of a type, and resolving it takes longer
 * than all the rest of a call.
 */
final class AmiEventListenerMethodAdapter extends ApplicationListenerMethodAdapter {

	private final Map<Class<?>, Argument> arguments = new ConcurrentHashMap<>();

	private final BeanFactory beanFactory;

	private final String beanName;

	private volatile @Nullable Object singleton;

	AmiEventListenerMethodAdapter(BeanFactory beanFactory, String beanName, Class<?> targetClass, Method method) {
		super(beanName, targetClass, method);
		this.beanFactory = beanFactory;
		this.beanName = beanName;
	}

	@Override
	protected Object getTargetBean() {
		Object bean = this.singleton;
		if (bean == null) {
			bean = super.getTargetBean();
			if (this.beanFactory.isSingleton(this.beanName)) {
				this.singleton = bean;
			}
		}
		return bean;
	}

	@Override
	protected @Nullable Object @Nullable [] resolveArguments(ApplicationEvent event) {
		if (event.getClass() != AmiApplicationEvent.class) {
			return super.resolveArguments(event);
		}
		Object payload = ((AmiApplicationEvent<?>) event).getPayload();
		Argument argument = this.arguments.get(payload.getClass());
		if (argument == null) {
			@Nullable Object @Nullable [] resolved = super.resolveArguments(event);
			this.arguments.put(payload.getClass(), Argument.of(event, resolved));
			return resolved;
		}
		return switch (argument) {
			case NOT_CALLED -> null;
			case NONE -> new Object[0];
			case PAYLOAD -> new Object[] { payload };
			case EVENT -> new Object[] { event };
		};
	}

	/**
	 * What a method is called with.
	 */
	private enum Argument {

		NOT_CALLED, NONE, PAYLOAD, EVENT;

		static Argument of(ApplicationEvent event, @Nullable Object @Nullable [] resolved) {
			if (resolved == null) {
				return NOT_CALLED;
			}
			if (resolved.length == 0) {
				return NONE;
			}
			return (resolved[0] == event) ? EVENT : PAYLOAD;
		}

	}

}
