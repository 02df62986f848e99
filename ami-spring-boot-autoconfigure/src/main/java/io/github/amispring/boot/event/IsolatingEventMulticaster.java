/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.AbstractApplicationEventMulticaster;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.util.ErrorHandler;
import org.springframework.util.ReflectionUtils;

/**
 * Calls the listeners that another multicaster would call, in the same order and on its
 * task executor, and goes on to the next one when one throws. The other multicaster keeps
 * its own ways for all other events.
 * <p>
 * Which listeners that are, the other multicaster says by methods that are meant for its
 * subclasses. So it knows of those that are registered later, too, and it alone keeps
 * them.
 */
final class IsolatingEventMulticaster extends SimpleApplicationEventMulticaster {

	static final Method LISTENERS = method(AbstractApplicationEventMulticaster.class, "getApplicationListeners",
			ApplicationEvent.class, ResolvableType.class);

	static final Method TASK_EXECUTOR = method(SimpleApplicationEventMulticaster.class, "getTaskExecutor");

	static final Method ERROR_HANDLER = method(SimpleApplicationEventMulticaster.class, "getErrorHandler");

	private final AbstractApplicationEventMulticaster target;

	private final ListenerErrors errors;

	private final @Nullable ErrorHandler errorHandler;

	private IsolatingEventMulticaster(AbstractApplicationEventMulticaster target, ListenerErrors errors,
			@Nullable ErrorHandler errorHandler) {
		this.target = target;
		this.errors = errors;
		this.errorHandler = errorHandler;
	}

	static IsolatingEventMulticaster of(AbstractApplicationEventMulticaster target, ListenerErrors errors) {
		if (!(target instanceof SimpleApplicationEventMulticaster)) {
			return new IsolatingEventMulticaster(target, errors, null);
		}
		IsolatingEventMulticaster multicaster = new IsolatingEventMulticaster(target, errors,
				(ErrorHandler) ReflectionUtils.invokeMethod(ERROR_HANDLER, target));
		multicaster.setTaskExecutor((Executor) ReflectionUtils.invokeMethod(TASK_EXECUTOR, target));
		return multicaster;
	}

	private static Method method(Class<?> type, String name, Class<?>... parameters) {
		Method method = ReflectionUtils.findMethod(type, name, parameters);
		Assert.state(method != null, () -> type.getName() + " has no method " + name);
		ReflectionUtils.makeAccessible(method);
		return method;
	}

	@Override
	@SuppressWarnings("unchecked")
	protected Collection<ApplicationListener<?>> getApplicationListeners(ApplicationEvent event,
			ResolvableType eventType) {
		Object listeners = ReflectionUtils.invokeMethod(LISTENERS, this.target, event, eventType);
		Assert.state(listeners != null, "No listeners");
		return (Collection<ApplicationListener<?>>) listeners;
	}

	@Override
	protected void invokeListener(ApplicationListener<?> listener, ApplicationEvent event) {
		try {
			super.invokeListener(listener, event);
		}
		catch (Throwable ex) {
			this.errors.handle(listener, event, ex, this.errorHandler);
		}
	}

}
