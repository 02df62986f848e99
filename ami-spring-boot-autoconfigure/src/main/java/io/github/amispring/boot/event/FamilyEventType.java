/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.lang.reflect.Method;

import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * The parameter of a listener method that declares an application event with its payload,
 * such as {@code AmiApplicationEvent<ChannelEvent>}. Generics are invariant, so Spring
 * matches only events of exactly this type argument. With this class, the type argument
 * includes all events of the family.
 */
final class FamilyEventType {

	private final Class<?> eventClass;

	private final Class<?> payloadClass;

	private FamilyEventType(Class<?> eventClass, Class<?> payloadClass) {
		this.eventClass = eventClass;
		this.payloadClass = payloadClass;
	}

	/**
	 * Returns the type that a listener method declares.
	 * @param method the method
	 * @return the type, {@code null} if the method names event classes in its annotation
	 * or its parameter is not an application event for an event of a PBX or of its
	 * connection
	 */
	static @Nullable FamilyEventType of(Method method) {
		EventListener annotation = AnnotatedElementUtils.findMergedAnnotation(method, EventListener.class);
		boolean namesClasses = annotation != null && annotation.classes().length > 0;
		return (namesClasses || method.getParameterCount() != 1) ? null
				: of(ResolvableType.forMethodParameter(method, 0));
	}

	/**
	 * Returns the type for a declared event type.
	 * @param declared the type
	 * @return the type, {@code null} if the declared type is not an application event for
	 * an event of a PBX or of its connection
	 */
	static @Nullable FamilyEventType of(ResolvableType declared) {
		Class<?> payloadClass = declared.as(PayloadApplicationEvent.class).getGeneric().resolve();
		return (payloadClass != null && (AmiEvent.class.isAssignableFrom(payloadClass)
				|| AmiConnectionEvent.class.isAssignableFrom(payloadClass)))
						? new FamilyEventType(declared.toClass(), payloadClass) : null;
	}

	/** Returns the type of the payload. */
	Class<?> payloadClass() {
		return this.payloadClass;
	}

	/**
	 * Returns whether the type includes an application event.
	 * @param eventType the type of an application event
	 */
	boolean includes(ResolvableType eventType) {
		return this.eventClass.isAssignableFrom(eventType.toClass()) && this.payloadClass
			.isAssignableFrom(eventType.as(PayloadApplicationEvent.class).getGeneric().toClass());
	}

}
