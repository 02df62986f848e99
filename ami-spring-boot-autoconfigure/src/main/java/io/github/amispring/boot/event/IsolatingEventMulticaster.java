/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.amispring.client.AmiClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.AbstractApplicationEventMulticaster;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.util.ErrorHandler;
import org.springframework.util.ReflectionUtils;

/**
 * Calls the listeners that another multicaster would call, in the same order and on its
 * task executor, and goes on to the next one when one throws. The other multicaster
 * handles all other events as before.
 * <p>
 * The other multicaster selects the listeners, by methods that are meant for its
 * subclasses. So listeners that are registered later are called too, and only the other
 * multicaster keeps them.
 */
final class IsolatingEventMulticaster extends SimpleApplicationEventMulticaster {

	private static final Logger logger = LoggerFactory.getLogger(IsolatingEventMulticaster.class);

	static final Method LISTENERS = method(AbstractApplicationEventMulticaster.class, "getApplicationListeners",
			ApplicationEvent.class, ResolvableType.class);

	static final Method TASK_EXECUTOR = method(SimpleApplicationEventMulticaster.class, "getTaskExecutor");

	static final Method ERROR_HANDLER = method(SimpleApplicationEventMulticaster.class, "getErrorHandler");

	private final AbstractApplicationEventMulticaster target;

	private final AmiClient client;

	private final RunningListener running;

	private final @Nullable ErrorHandler errorHandler;

	private IsolatingEventMulticaster(AbstractApplicationEventMulticaster target, AmiClient client,
			RunningListener running, @Nullable ErrorHandler errorHandler) {
		this.target = target;
		this.client = client;
		this.running = running;
		this.errorHandler = errorHandler;
	}

	static IsolatingEventMulticaster of(AbstractApplicationEventMulticaster target, AmiClient client,
			RunningListener running) {
		if (!(target instanceof SimpleApplicationEventMulticaster)) {
			return new IsolatingEventMulticaster(target, client, running, null);
		}
		IsolatingEventMulticaster multicaster = new IsolatingEventMulticaster(target, client, running,
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

	/**
	 * Calls the listeners of an event, as {@code multicastEvent} does, and goes on to the
	 * next one when one fails.
	 * @return what the first listener that failed threw; those that a task executor runs
	 * are not waited for
	 */
	@Nullable Throwable multicast(PayloadApplicationEvent<?> event) {
		Throwable first = null;
		for (ApplicationListener<?> listener : getApplicationListeners(event, event.getResolvableType())) {
			if (!isGivenToExecutor(listener, event)) {
				this.running.set(listener);
				Throwable failure = call(listener, event);
				first = (first != null) ? first : failure;
			}
		}
		this.running.set(null);
		return first;
	}

	private boolean isGivenToExecutor(ApplicationListener<?> listener, PayloadApplicationEvent<?> event) {
		Executor executor = getTaskExecutor();
		if (executor == null || !listener.supportsAsyncExecution()) {
			return false;
		}
		try {
			executor.execute(() -> call(listener, event));
			return true;
		}
		catch (RejectedExecutionException ex) {
			// the executor has probably been shut down
			return false;
		}
	}

	private @Nullable Throwable call(ApplicationListener<?> listener, PayloadApplicationEvent<?> event) {
		try {
			invokeListener(listener, event);
			return null;
		}
		catch (Throwable ex) {
			this.client.listenerFailed(describe(listener), event.getPayload(), ex);
			handle(ex);
			return ex;
		}
	}

	/** What the multicaster's own error handler throws is not the next listener's. */
	private void handle(Throwable failure) {
		if (this.errorHandler != null) {
			try {
				this.errorHandler.handleError(failure);
			}
			catch (Throwable ex) {
				logger.debug("The error handler threw", ex);
			}
		}
	}

	/** Describes a listener, for logs. */
	static String describe(ApplicationListener<?> listener) {
		return (listener instanceof ApplicationListenerMethodAdapter) ? listener.toString()
				: listener.getClass().getName();
	}

}
