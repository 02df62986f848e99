/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.core.ResolvableType;

/**
 * Calls a listener method that declares events of a PBX. If the method throws an
 * exception for an event from a client's publisher, the client counts and logs the
 * exception, which does not affect other listeners. The type argument of
 * {@code AmiApplicationEvent<ChannelEvent>} includes all events of the family.
 * <p>
 * For each event type, caches how Spring resolved the method's argument. The result is
 * the same for all events of a type, and resolving it takes longer than the rest of a
 * call.
 */
final class AmiEventListenerMethodAdapter extends ApplicationListenerMethodAdapter {

	private final Map<Class<?>, Argument> arguments = new ConcurrentHashMap<>();

	private final BeanFactory beanFactory;

	private final String beanName;

	private final @Nullable FamilyEventType family;

	private final Consumer<ApplicationEvent> method = super::onApplicationEvent;

	private volatile @Nullable Object singleton;

	AmiEventListenerMethodAdapter(BeanFactory beanFactory, String beanName, Class<?> targetClass, Method method) {
		super(beanName, targetClass, method);
		this.beanFactory = beanFactory;
		this.beanName = beanName;
		this.family = FamilyEventType.of(getTargetMethod());
	}

	@Override
	public boolean supportsEventType(ResolvableType eventType) {
		return super.supportsEventType(eventType) || (this.family != null && this.family.includes(eventType));
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		GuardedCall.of(this, event, this.method);
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

	@Override
	public String toString() {
		return describe(this.beanName, super.toString());
	}

	/** Describes a listener for the log. */
	static String describe(String beanName, String method) {
		return "of bean \"" + beanName + "\", " + method;
	}

	/**
	 * The argument that is passed to a method.
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
