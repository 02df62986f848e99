/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.lang.reflect.Method;

import io.github.amispring.client.AmiConnectionEvent;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * The parameter of a listener method that asks for events with what they come in, such as
 * {@code AmiApplicationEvent<ChannelEvent>}. Generics are invariant, so Spring matches
 * events of exactly this type argument only. Here the type argument includes all events
 * of its type.
 */
final class FamilyEventType {

	private final Class<?> eventClass;

	private final Class<?> payloadClass;

	private FamilyEventType(Class<?> eventClass, Class<?> payloadClass) {
		this.eventClass = eventClass;
		this.payloadClass = payloadClass;
	}

	/**
	 * Returns what a listener method asks for.
	 * @param method the method
	 * @return the type, {@code null} when the parameter does not decide which events the
	 * method gets, or is of another kind
	 */
	static @Nullable FamilyEventType of(Method method) {
		EventListener annotation = AnnotatedElementUtils.findMergedAnnotation(method, EventListener.class);
		boolean namesClasses = annotation != null && annotation.classes().length > 0;
		return (namesClasses || method.getParameterCount() != 1) ? null
				: of(ResolvableType.forMethodParameter(method, 0));
	}

	/**
	 * Returns what a listener that declares a type of event asks for.
	 * @param declared the type
	 * @return the type, {@code null} when it is of another kind
	 */
	static @Nullable FamilyEventType of(ResolvableType declared) {
		Class<?> payloadClass = declared.as(PayloadApplicationEvent.class).getGeneric().resolve();
		return (payloadClass != null && (AmiEvent.class.isAssignableFrom(payloadClass)
				|| AmiConnectionEvent.class.isAssignableFrom(payloadClass)))
						? new FamilyEventType(declared.toClass(), payloadClass) : null;
	}

	/** The type of the events that it includes. */
	Class<?> payloadClass() {
		return this.payloadClass;
	}

	/**
	 * Whether the type includes an event's.
	 * @param eventType the type of an application event
	 */
	boolean includes(ResolvableType eventType) {
		return this.eventClass.isAssignableFrom(eventType.toClass()) && this.payloadClass
			.isAssignableFrom(eventType.as(PayloadApplicationEvent.class).getGeneric().toClass());
	}

}
