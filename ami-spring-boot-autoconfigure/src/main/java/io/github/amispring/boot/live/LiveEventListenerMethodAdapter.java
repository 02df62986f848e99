/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;

import io.github.amispring.boot.event.ListenerAttempts;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.ApplicationListenerMethodAdapter;

/**
 * Calls a listener method that declares changes of live views. An exception that the
 * method throws for a change from a {@link LiveEventPublisher} does not affect other
 * listeners.
 */
final class LiveEventListenerMethodAdapter extends ApplicationListenerMethodAdapter {

	private final String beanName;

	LiveEventListenerMethodAdapter(String beanName, Class<?> targetClass, Method method) {
		super(beanName, targetClass, method);
		this.beanName = beanName;
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (!(event instanceof LiveApplicationEvent liveEvent)) {
			super.onApplicationEvent(event);
			return;
		}
		ListenerAttempts attempts = liveEvent.attempts();
		if (attempts != null && !attempts.shouldCall(this)) {
			return;
		}
		try {
			super.onApplicationEvent(event);
			if (attempts != null) {
				attempts.succeeded(this);
			}
		}
		catch (UndeclaredThrowableException ex) {
			// Spring wraps errors and checked exceptions in this one, whose message
			// contains all arguments
			liveEvent.failed(toString(), ex.getUndeclaredThrowable());
		}
		catch (Throwable ex) {
			liveEvent.failed(toString(), ex);
		}
	}

	@Override
	public String toString() {
		return "of bean \"" + this.beanName + "\", " + super.toString();
	}

}
