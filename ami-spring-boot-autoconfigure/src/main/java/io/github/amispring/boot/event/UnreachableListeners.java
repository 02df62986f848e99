/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.amispring.boot.diagnostics.AmiPropertyNames;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.client.EventSettings;
import io.github.amispring.client.internal.event.EventReach;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.ListCompleteEvent;
import io.github.amispring.event.ListEntryEvent;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Logs a warning for each listener that is never called, either because of the events
 * that it declares or because the settings of all clients exclude these events.
 */
final class UnreachableListeners {

	private static final Logger logger = LoggerFactory.getLogger(UnreachableListeners.class);

	private final ApplicationContext context;

	private final List<AmiClient> clients;

	private final AmiPropertyNames properties;

	/**
	 * Creates the check.
	 * @param context the context whose listeners are checked, with its parents
	 * @param clients the clients whose events are published
	 */
	UnreachableListeners(ApplicationContext context, List<AmiClient> clients) {
		this.context = context;
		this.clients = clients;
		this.properties = new AmiPropertyNames(context.getEnvironment());
	}

	/** Logs the warnings. */
	void warn() {
		for (ApplicationContext at = this.context; at != null; at = at.getParent()) {
			if (at instanceof AbstractApplicationContext listening) {
				listening.getApplicationListeners().forEach(this::warn);
			}
		}
	}

	private void warn(ApplicationListener<?> listener) {
		String reason = (listener instanceof ApplicationListenerMethodAdapter adapter)
				? reason(DeclaredEvents.of(adapter.getTargetMethod())) : reasonOfBean(listener);
		if (reason != null) {
			logger.warn("The listener {} is never called: {}", describe(listener), reason);
		}
	}

	private static String describe(ApplicationListener<?> listener) {
		return (listener instanceof ApplicationListenerMethodAdapter) ? listener.toString()
				: listener.getClass().getName();
	}

	/** Checks the type argument of {@code ApplicationListener} that a bean declares. */
	private @Nullable String reasonOfBean(ApplicationListener<?> listener) {
		ResolvableType declared = ResolvableType.forClass(AopUtils.getTargetClass(listener))
			.as(ApplicationListener.class)
			.getGeneric();
		FamilyEventType type = FamilyEventType.of(declared);
		if (type == null) {
			return null;
		}
		if (declared.getGeneric().getType() == type.payloadClass() && type.payloadClass().isInterface()) {
			String event = declared.toClass().getSimpleName();
			String family = type.payloadClass().getSimpleName();
			return "generics are invariant, and no event is exactly of type " + event + "<" + family + ">. Declare "
					+ event + "<? extends " + family + ">, or use @EventListener.";
		}
		return reason(List.of(type.payloadClass()));
	}

	/**
	 * Returns the reason why no event of these types can be received, {@code null} if an
	 * event can be received.
	 */
	private @Nullable String reason(List<Class<?>> declared) {
		if (declared.isEmpty() || !declared.stream().allMatch(AmiEvent.class::isAssignableFrom)) {
			return null;
		}
		if (declared.stream().allMatch(UnreachableListeners::isPartOfResponse)) {
			return "events of this type occur only in the response to an action. They are published only if the action is"
					+ " sent as a CustomAction.";
		}
		List<String> reasons = new ArrayList<>();
		for (AmiClient client : this.clients) {
			String reason = reason(declared, client);
			if (reason == null) {
				return null;
			}
			reasons.add(reason);
		}
		return reasons.isEmpty() ? null : String.join(" ", reasons);
	}

	private static boolean isPartOfResponse(Class<?> eventClass) {
		return ListEntryEvent.class.isAssignableFrom(eventClass)
				|| ListCompleteEvent.class.isAssignableFrom(eventClass);
	}

	private @Nullable String reason(List<Class<?>> declared, AmiClient client) {
		// a mocked client returns null
		AmiClientStatus status = client.status();
		EventSettings settings = (status != null) ? status.events() : EventSettings.DEFAULT;
		if (settings.mask().isEmpty() && settings.include().isEmpty() && settings.exclude().isEmpty()) {
			return null;
		}
		List<EventType<?>> types = types(declared);
		EventReach reach = new EventReach(settings);
		if (types.stream().anyMatch((type) -> reach.isInMask(type) && reach.maySelect(type))) {
			return null;
		}
		String mask = this.properties.effective(client.name(), "events.mask");
		String selection = selection(client, settings);
		if (types.stream().noneMatch(reach::isInMask)) {
			return mask + "=" + String.join(",", settings.mask()) + " does not include " + classes(types) + ". Add "
					+ ((types.size() == 1) ? "it" : "one of them") + " there.";
		}
		if (types.stream().noneMatch(reach::maySelect)) {
			return selection + " " + (selection.contains(" and ") ? "do" : "does") + " not select " + names(types)
					+ ". Change it there.";
		}
		return mask + " and " + selection + " together exclude all of its events. Change them.";
	}

	private String selection(AmiClient client, EventSettings settings) {
		List<String> properties = new ArrayList<>();
		if (!settings.include().isEmpty()) {
			properties.add(this.properties.effective(client.name(), "events.include"));
		}
		if (!settings.exclude().isEmpty()) {
			properties.add(this.properties.effective(client.name(), "events.exclude"));
		}
		return String.join(" and ", properties);
	}

	/** Returns the types of events that arrive without an action. */
	private static List<EventType<?>> types(List<Class<?>> declared) {
		Predicate<EventType<?>> isDeclared = (
				type) -> declared.stream().anyMatch((payload) -> payload.isAssignableFrom(type.eventClass()))
						&& !isPartOfResponse(type.eventClass());
		return Stream.concat(EventTypes.known().stream(), Stream.of(EventTypes.UNKNOWN)).filter(isDeclared).toList();
	}

	private static String classes(List<EventType<?>> types) {
		Set<String> classes = new TreeSet<>();
		types.forEach((type) -> classes.addAll(type.readPermissions()));
		return ((classes.size() == 1) ? "the class " : "the classes ") + String.join(", ", classes) + " of "
				+ names(types);
	}

	private static String names(List<EventType<?>> types) {
		return (types.size() == 1) ? types.get(0).name() : "any of its events";
	}

}
