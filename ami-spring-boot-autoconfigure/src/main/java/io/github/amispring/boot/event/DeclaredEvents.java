/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * The events of a PBX, or of the connection to it, that a listener method declares.
 */
final class DeclaredEvents {

	private DeclaredEvents() {
	}

	/**
	 * Returns whether a method declares events of a PBX, possibly in addition to other
	 * events.
	 */
	static boolean isAnyIn(Method method) {
		return FamilyEventType.of(method) != null
				|| declared(method).stream().anyMatch((type) -> payload(type) != null);
	}

	/**
	 * Returns the types of events that a method declares.
	 * @param method the method
	 * @return the types; empty if the method also declares other events
	 */
	static List<Class<?>> of(Method method) {
		FamilyEventType family = FamilyEventType.of(method);
		if (family != null) {
			return List.of(family.payloadClass());
		}
		List<Class<?>> payloads = new ArrayList<>();
		for (Class<?> type : declared(method)) {
			Class<?> payload = payload(type);
			if (payload == null) {
				return List.of();
			}
			payloads.add(payload);
		}
		return payloads;
	}

	private static List<Class<?>> declared(Method method) {
		EventListener annotation = AnnotatedElementUtils.findMergedAnnotation(method, EventListener.class);
		return (annotation != null && annotation.classes().length > 0) ? List.of(annotation.classes())
				: List.of(method.getParameterTypes());
	}

	private static @Nullable Class<?> payload(Class<?> type) {
		if (AmiApplicationEvent.class.isAssignableFrom(type)) {
			return AmiEvent.class;
		}
		return (AmiEvent.class.isAssignableFrom(type) || AmiConnectionEvent.class.isAssignableFrom(type)) ? type : null;
	}

}
