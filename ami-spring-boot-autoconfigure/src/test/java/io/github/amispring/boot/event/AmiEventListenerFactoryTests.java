/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;

import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.QueueEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AmiEventListenerFactory}. {@link AmiEventListenerTests} covers the
 * listeners that it creates.
 */
class AmiEventListenerFactoryTests {

	private final AmiEventListenerFactory factory = new AmiEventListenerFactory();

	@Test
	void supportsMethodsThatDeclareEventsOfAPbx() {
		assertThat(methods(Supported.class)).hasSize(9).allMatch(this.factory::supportsMethod);
	}

	@Test
	void doesNotSupportOtherMethods() {
		assertThat(methods(Unsupported.class)).hasSize(5).noneMatch(this.factory::supportsMethod);
	}

	@Test
	void listenersHandleOnlyEventsOfTheirType() throws NoSuchMethodException {
		Method method = Supported.class.getDeclaredMethod("record", HangupEvent.class);
		AmiEventListenerMethodAdapter listener = new AmiEventListenerMethodAdapter(new DefaultListableBeanFactory(),
				"supported", Supported.class, method);
		AmiEvent other = NewChannelEvent.of(AmiMessage.of("Event", "Newchannel"));
		AmiEvent wanted = HangupEvent.of(AmiMessage.of("Event", "Hangup"));
		for (int i = 0; i < 2; i++) {
			assertThat(listener.shouldHandle(new AmiApplicationEvent<>(this, "west", other))).isFalse();
			assertThat(listener.shouldHandle(new AmiApplicationEvent<>(this, "west", wanted))).isTrue();
		}
	}

	private static Stream<Method> methods(Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods()).filter((method) -> !method.isSynthetic());
	}

	@Test
	void precedesDefaultFactoryAndFollowsSpecialFactories() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
				AmiEventListenerFactory.class, SpecialListenerFactory.class, Mixed.class)) {
			assertThat(context.getApplicationListeners()).hasAtLeastOneElementOfType(SpecialListener.class)
				.filteredOn(AmiEventListenerMethodAdapter.class::isInstance)
				.singleElement()
				.asString()
				.contains("usual");
		}
	}

	static class Supported {

		@EventListener
		void record(HangupEvent event) {
		}

		@EventListener
		void family(QueueEvent event) {
		}

		@EventListener
		void all(AmiEvent event) {
		}

		@EventListener
		void applicationEvent(AmiApplicationEvent<?> event) {
		}

		@EventListener
		void applicationEventOfFamily(AmiApplicationEvent<QueueEvent> event) {
		}

		@EventListener
		void payload(PayloadApplicationEvent<HangupEvent> event) {
		}

		@EventListener
		void payloadOfConnection(PayloadApplicationEvent<AmiConnectionEvent> event) {
		}

		@EventListener
		<E extends AmiEvent> void generic(E event) {
		}

		@EventListener({ String.class, HangupEvent.class })
		void classes() {
		}

	}

	static class Unsupported {

		@EventListener
		void text(String event) {
		}

		@EventListener
		void any(Object event) {
		}

		@EventListener
		void applicationEvent(ApplicationEvent event) {
		}

		@EventListener
		void payload(PayloadApplicationEvent<String> event) {
		}

		@EventListener(String.class)
		void classes() {
		}

	}

	static class Mixed {

		@EventListener
		void usual(HangupEvent event) {
		}

		@Special
		void special(HangupEvent event) {
		}

		@EventListener
		void other(String event) {
		}

	}

	@EventListener
	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Special {

	}

	/** Has the same order as the factory for transactional listeners. */
	static class SpecialListenerFactory implements EventListenerFactory, Ordered {

		@Override
		public boolean supportsMethod(Method method) {
			return AnnotatedElementUtils.hasAnnotation(method, Special.class);
		}

		@Override
		public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
			return new SpecialListener();
		}

		@Override
		public int getOrder() {
			return 50;
		}

	}

	record SpecialListener() implements ApplicationListener<ApplicationEvent> {

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
		}

	}

}
