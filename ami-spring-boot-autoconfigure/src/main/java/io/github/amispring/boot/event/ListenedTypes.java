/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.amispring.event.EventType;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.context.event.GenericApplicationListenerAdapter;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * The types of events that have listeners in an application context. Events of other
 * types need not be published.
 * <p>
 * The listeners can be determined if the context has no parent, its multicaster is
 * Spring's default implementation, each listener bean has been created, and no listener
 * receives all events. Otherwise, and after the first change of the listeners, every type
 * is treated as having listeners. A {@link Probe} detects a change: Spring's multicaster
 * caches the listeners of an event type until a listener is added or removed, and then
 * queries all listeners again.
 */
final class ListenedTypes {

	private static final ResolvableType PROBE_TYPE = ResolvableType.forClass(ProbeEvent.class);

	/**
	 * Supported only by listeners for all events, which make further checks pointless.
	 */
	private static final ResolvableType ANY_EVENT = AmiApplicationEvent.typeOf(AmiEvent.class);

	private final @Nullable AbstractApplicationContext context;

	private final Probe probe = new Probe();

	private final ProbeEvent probeEvent = new ProbeEvent(this.probe);

	/** The multicaster that has the probe; guarded by this. */
	private @Nullable ApplicationEventMulticaster probed;

	/** {@code null} while the listeners have not been determined. */
	private volatile @Nullable Listeners listeners;

	/**
	 * Creates the types for a context. Every type is treated as having listeners until
	 * {@link #ask()} is called.
	 * @param context the context
	 */
	ListenedTypes(ApplicationContext context) {
		this.context = (context instanceof AbstractApplicationContext && context.getParent() == null)
				? (AbstractApplicationContext) context : null;
	}

	/**
	 * Determines the listeners, unless they have already been determined.
	 */
	synchronized void ask() {
		AbstractApplicationContext context = this.context;
		SimpleApplicationEventMulticaster multicaster = (context != null) ? multicaster(context) : null;
		if (context == null || multicaster == null || this.listeners != null) {
			return;
		}
		Collection<ApplicationListener<?>> inContext = context.getApplicationListeners();
		int size = inContext.size();
		multicaster.addApplicationListener(this.probe);
		this.probed = multicaster;
		List<GenericApplicationListener> known = known(multicaster);
		if (known.stream()
			.noneMatch((listener) -> listener.supportsEventType(PROBE_TYPE) || listener.supportsEventType(ANY_EVENT))
				&& beans(multicaster).stream().allMatch((bean) -> exists(context, bean))) {
			multicaster.multicastEvent(this.probeEvent, PROBE_TYPE);
			this.listeners = new Listeners(multicaster, inContext, size, this.probe.asked.get(), known);
		}
		else {
			close();
		}
	}

	private static @Nullable SimpleApplicationEventMulticaster multicaster(ApplicationContext context) {
		String name = AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME;
		Object multicaster = context.containsLocalBean(name) ? context.getBean(name) : null;
		return (multicaster != null && multicaster.getClass() == SimpleApplicationEventMulticaster.class)
				? (SimpleApplicationEventMulticaster) multicaster : null;
	}

	/**
	 * Returns the listeners of the multicaster. Uses a method for removal, because no
	 * other public method provides the listeners, but removes nothing.
	 */
	private static List<GenericApplicationListener> known(ApplicationEventMulticaster multicaster) {
		List<GenericApplicationListener> known = new ArrayList<>();
		multicaster.removeApplicationListeners((listener) -> {
			known.add((listener instanceof GenericApplicationListener generic) ? generic
					: new GenericApplicationListenerAdapter(listener));
			return false;
		});
		return known;
	}

	/**
	 * Returns the names of the multicaster's listener beans. Like {@link #known}, uses a
	 * method for removal but removes nothing.
	 */
	private static List<String> beans(ApplicationEventMulticaster multicaster) {
		List<String> beans = new ArrayList<>();
		multicaster.removeApplicationListenerBeans((bean) -> {
			beans.add(bean);
			return false;
		});
		return beans;
	}

	/**
	 * Returns whether a listener bean exists as a singleton, and is therefore among the
	 * determined listeners. The prefix of a factory bean is removed, because singletons
	 * are registered without the prefix. Each Spring Boot application has a factory bean
	 * that is a listener.
	 */
	private static boolean exists(AbstractApplicationContext context, String bean) {
		return context.getBeanFactory()
			.getSingleton(BeanFactoryUtils.transformedBeanName(bean)) instanceof ApplicationListener;
	}

	/**
	 * Detects a change of the listeners, so that {@link #contains} considers each
	 * listener that was added before. Called by the threads that read from the
	 * connections, after each read.
	 * @return {@code true} if the listeners have been determined and have not changed
	 */
	boolean check() {
		Listeners listeners = this.listeners;
		if (listeners == null) {
			return false;
		}
		listeners.multicaster.multicastEvent(this.probeEvent, PROBE_TYPE);
		if (this.probe.asked.get() != listeners.asked || listeners.inContext.size() != listeners.size) {
			this.listeners = null;
			return false;
		}
		return true;
	}

	/**
	 * Returns whether events of a type have to be published.
	 * @param type the type
	 * @return {@code false} if no listener receives events of this type
	 */
	boolean contains(EventType<?> type) {
		Listeners listeners = this.listeners;
		return listeners == null || listeners.support(type);
	}

	/**
	 * Removes the probe. Afterwards, every type is treated as having listeners.
	 */
	synchronized void close() {
		this.listeners = null;
		if (this.probed != null) {
			this.probed.removeApplicationListener(this.probe);
			this.probed = null;
		}
	}

	/**
	 * The listeners of a context.
	 *
	 * @param multicaster the multicaster
	 * @param inContext the live collection of the listeners that are registered in the
	 * context
	 * @param size the number of listeners that were registered in the context
	 * @param asked the number of times that the probe had been queried
	 * @param known the listeners of the multicaster
	 */
	private record Listeners(ApplicationEventMulticaster multicaster, Collection<ApplicationListener<?>> inContext,
			int size, long asked, List<GenericApplicationListener> known) {

		private boolean support(EventType<?> eventType) {
			ResolvableType type = AmiApplicationEvent.typeOf(eventType.eventClass());
			try {
				return this.known.stream().anyMatch((listener) -> listener.supportsEventType(type));
			}
			catch (RuntimeException ex) {
				// publishing the event fails with the same exception, which is reported
				return true;
			}
		}

	}

	/**
	 * An event that is published to determine whether the multicaster queries its
	 * listeners again.
	 */
	private static final class ProbeEvent extends ApplicationEvent {

		private static final long serialVersionUID = 1L;

		private ProbeEvent(Object source) {
			super(source);
		}

	}

	/**
	 * A listener that is never called. Counts how often it is queried whether it supports
	 * the {@link ProbeEvent}.
	 */
	private static final class Probe implements GenericApplicationListener {

		private final AtomicLong asked = new AtomicLong();

		@Override
		public boolean supportsEventType(ResolvableType eventType) {
			if (eventType == PROBE_TYPE) {
				this.asked.incrementAndGet();
			}
			return false;
		}

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
		}

	}

}
