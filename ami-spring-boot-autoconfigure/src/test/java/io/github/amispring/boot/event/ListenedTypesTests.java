/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.QueueEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.context.event.SimpleApplicationEventMulticaster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ListenedTypes}.
 */
class ListenedTypesTests {

	private static final EventType<?> HANGUP = type("Hangup");

	private static final EventType<?> NEW_CHANNEL = type("Newchannel");

	private static final EventType<?> QUEUE_CALLER_JOIN = type("QueueCallerJoin");

	private static EventType<?> type(String name) {
		return EventTypes.of(AmiMessage.of("Event", name));
	}

	private static AnnotationConfigApplicationContext context(Class<?>... listeners) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(AmiEventListenerFactory.class);
		Stream.of(listeners).forEach(context::register);
		context.refresh();
		return context;
	}

	private static ListenedTypes asked(AnnotationConfigApplicationContext context) {
		ListenedTypes types = new ListenedTypes(context);
		types.ask();
		types.check();
		return types;
	}

	private static void assertAll(ListenedTypes types) {
		assertThat(EventTypes.known()).allMatch(types::contains);
		assertThat(types.contains(EventTypes.UNKNOWN)).isTrue();
	}

	private static void assertNone(ListenedTypes types) {
		assertThat(EventTypes.known()).noneMatch(types::contains);
		assertThat(types.contains(EventTypes.UNKNOWN)).isFalse();
	}

	@Test
	void hasNoTypeWithoutListeners() {
		try (AnnotationConfigApplicationContext context = context(OtherEvents.class)) {
			assertNone(asked(context));
		}
	}

	@Test
	void hasAllTypesBeforeListenersAreDetermined() {
		try (AnnotationConfigApplicationContext context = context()) {
			assertAll(new ListenedTypes(context));
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { Record.class, ApplicationEventOfRecord.class, Payload.class, NamedClass.class,
			ListenerBean.class, FactoryMethod.class, Scoped.class, LazyBeanWithMethod.class })
	void hasTheTypeOfARecord(Class<?> listener) {
		try (AnnotationConfigApplicationContext context = context(listener)) {
			ListenedTypes types = asked(context);
			assertThat(EventTypes.known()).filteredOn(types::contains).singleElement().isSameAs(HANGUP);
			assertThat(types.contains(EventTypes.UNKNOWN)).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { Family.class, ApplicationEventOfFamily.class, ApplicationEventOfAnyOfFamily.class,
			FamilyBean.class })
	void hasTheTypesOfAFamily(Class<?> listener) {
		try (AnnotationConfigApplicationContext context = context(listener)) {
			ListenedTypes types = asked(context);
			assertThat(EventTypes.known()).filteredOn(types::contains)
				.contains(QUEUE_CALLER_JOIN)
				.allMatch((type) -> QueueEvent.class.isAssignableFrom(type.eventClass()));
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { All.class, AnyApplicationEvent.class, Anything.class, AllApplicationEvents.class,
			Lambda.class })
	void hasAllTypesWithoutChecksIfAListenerReceivesAllEvents(Class<?> listener) {
		try (AnnotationConfigApplicationContext context = context(listener)) {
			ListenedTypes types = asked(context);
			assertAll(types);
			assertThat(types.check()).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { LazyBean.class, PrototypeBean.class, OwnMulticaster.class })
	void hasAllTypesWhenNotAllListenersAreKnown(Class<?> listener) {
		try (AnnotationConfigApplicationContext context = context(listener)) {
			assertAll(asked(context));
		}
	}

	@Test
	void determinesListenersOfSpringBootApplication() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(AmiEventListenerFactory.class,
				Record.class, ListeningFactoryBean.class)
			.web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.run()) {
			ListenedTypes types = new ListenedTypes(context);
			types.ask();
			assertThat(types.check()).isTrue();
			assertThat(EventTypes.known()).filteredOn(types::contains).singleElement().isSameAs(HANGUP);
		}
	}

	@Test
	void hasAllTypesInAContextWithAParent() {
		try (AnnotationConfigApplicationContext parent = context();
				AnnotationConfigApplicationContext context = context()) {
			context.setParent(parent);
			assertAll(asked(context));
		}
	}

	@Test
	void hasAllTypesInAnUnsupportedContext() {
		ListenedTypes types = new ListenedTypes(mock());
		types.ask();
		types.check();
		assertAll(types);
	}

	@Test
	void determinesListenersAddedDirectlyToMulticaster() {
		try (AnnotationConfigApplicationContext context = context()) {
			multicaster(context).addApplicationListener(new HangupListener(new ListenerCalls(), ""));
			ListenedTypes types = asked(context);
			assertThat(types.contains(HANGUP)).isTrue();
			assertThat(types.contains(NEW_CHANNEL)).isFalse();
		}
	}

	@Test
	void hasAllTypesAfterAListenerWasAddedToTheContext() {
		try (AnnotationConfigApplicationContext context = context()) {
			ListenedTypes types = asked(context);
			assertNone(types);
			context.addApplicationListener(new HangupListener(new ListenerCalls(), ""));
			types.check();
			assertAll(types);
		}
	}

	@Test
	void hasAllTypesAfterAListenerWasAddedToTheMulticaster() {
		try (AnnotationConfigApplicationContext context = context()) {
			ListenedTypes types = asked(context);
			assertNone(types);
			multicaster(context).addApplicationListener(new HangupListener(new ListenerCalls(), ""));
			types.check();
			assertAll(types);
		}
	}

	@Test
	void hasAllTypesAfterAListenerWasReplaced() {
		try (AnnotationConfigApplicationContext context = context(ListenerBean.class)) {
			ListenedTypes types = asked(context);
			context.removeApplicationListener(context.getBean(ListenerBean.class));
			context.addApplicationListener(new HangupListener(new ListenerCalls(), ""));
			types.check();
			assertAll(types);
		}
	}

	@Test
	void hasAllTypesAfterCreatingALazyBeanThatIsAListener() {
		try (AnnotationConfigApplicationContext context = context(LazyObject.class)) {
			ListenedTypes types = asked(context);
			assertNone(types);
			context.getBean("lazyObject");
			types.check();
			assertAll(types);
		}
	}

	@Test
	void tracksListenersAfterRepeatedChecksAndOtherEvents() {
		try (AnnotationConfigApplicationContext context = context(Record.class)) {
			ListenedTypes types = asked(context);
			for (int i = 0; i < 3; i++) {
				context.publishEvent("text");
				context.publishEvent(NewChannelEvent.of(AmiMessage.of("Event", "Newchannel")));
				types.check();
			}
			assertThat(types.contains(HANGUP)).isTrue();
			assertThat(types.contains(NEW_CHANNEL)).isFalse();
		}
	}

	@Test
	void determinesListenersAgainAfterChange() {
		try (AnnotationConfigApplicationContext context = context()) {
			ListenedTypes types = asked(context);
			context.addApplicationListener(new HangupListener(new ListenerCalls(), ""));
			types.check();
			types.ask();
			types.check();
			assertThat(types.contains(HANGUP)).isTrue();
			assertThat(types.contains(NEW_CHANNEL)).isFalse();
		}
	}

	@Test
	void publishesNothingToOtherListeners() {
		List<ApplicationEvent> events = new ArrayList<>();
		try (AnnotationConfigApplicationContext context = context()) {
			context.addApplicationListener((ApplicationListener<ApplicationEvent>) events::add);
			ListenedTypes types = asked(context);
			types.check();
			types.close();
			assertThat(events).isEmpty();
		}
	}

	@Test
	void removesItsListenerWhenClosed() {
		try (AnnotationConfigApplicationContext context = context(Record.class)) {
			List<ApplicationListener<?>> before = listeners(context);
			ListenedTypes types = asked(context);
			assertThat(listeners(context)).hasSize(before.size() + 1);
			types.check();
			types.close();
			assertThat(listeners(context)).isEqualTo(before);
			assertAll(types);
		}
	}

	private static List<ApplicationListener<?>> listeners(AnnotationConfigApplicationContext context) {
		List<ApplicationListener<?>> listeners = new ArrayList<>();
		multicaster(context).removeApplicationListeners((listener) -> {
			listeners.add(listener);
			return false;
		});
		return listeners;
	}

	private static ApplicationEventMulticaster multicaster(AnnotationConfigApplicationContext context) {
		return context.getBean(ApplicationEventMulticaster.class);
	}

	static class OtherEvents {

		@EventListener
		void on(ContextRefreshedEvent event) {
		}

		@EventListener
		void on(String event) {
		}

		@EventListener
		void on(PayloadApplicationEvent<String> event) {
		}

	}

	/**
	 * A factory bean that listens to events, as a factory bean of Spring Boot does.
	 */
	static class ListeningFactoryBean implements FactoryBean<String>, ApplicationListener<ContextRefreshedEvent> {

		@Override
		public String getObject() {
			return "object";
		}

		@Override
		public Class<?> getObjectType() {
			return String.class;
		}

		@Override
		public void onApplicationEvent(ContextRefreshedEvent event) {
		}

	}

	static class Record {

		@EventListener
		void on(HangupEvent event) {
		}

	}

	static class ApplicationEventOfRecord {

		@EventListener
		void on(AmiApplicationEvent<HangupEvent> event) {
		}

	}

	static class Payload {

		@EventListener
		void on(PayloadApplicationEvent<HangupEvent> event) {
		}

	}

	static class NamedClass {

		@EventListener(classes = HangupEvent.class, condition = "false")
		void on() {
		}

	}

	static class ListenerBean implements ApplicationListener<AmiApplicationEvent<HangupEvent>> {

		@Override
		public void onApplicationEvent(AmiApplicationEvent<HangupEvent> event) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FactoryMethod {

		@Bean
		ApplicationListener<PayloadApplicationEvent<HangupEvent>> listener() {
			return new HangupListener(new ListenerCalls(), "");
		}

	}

	@Scope("prototype")
	static class Scoped {

		@EventListener
		void on(HangupEvent event) {
		}

	}

	@Lazy
	static class LazyBeanWithMethod {

		@EventListener
		void on(HangupEvent event) {
		}

	}

	static class Family {

		@EventListener
		void on(QueueEvent event) {
		}

	}

	static class ApplicationEventOfFamily {

		@EventListener
		void on(AmiApplicationEvent<QueueEvent> event) {
		}

	}

	static class ApplicationEventOfAnyOfFamily {

		@EventListener
		void on(AmiApplicationEvent<? extends QueueEvent> event) {
		}

	}

	static class FamilyBean implements ApplicationListener<AmiApplicationEvent<? extends QueueEvent>> {

		@Override
		public void onApplicationEvent(AmiApplicationEvent<? extends QueueEvent> event) {
		}

	}

	static class All {

		@EventListener
		void on(AmiEvent event) {
		}

	}

	static class AnyApplicationEvent {

		@EventListener
		void on(AmiApplicationEvent<?> event) {
		}

	}

	static class Anything {

		@EventListener
		void on(Object event) {
		}

	}

	static class AllApplicationEvents implements ApplicationListener<ApplicationEvent> {

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Lambda {

		@Bean
		ApplicationListener<?> listener() {
			return ApplicationListener.forPayload((hangup) -> {
			});
		}

	}

	@Lazy
	static class LazyBean implements ApplicationListener<PayloadApplicationEvent<HangupEvent>> {

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<HangupEvent> event) {
		}

	}

	@Scope("prototype")
	static class PrototypeBean implements ApplicationListener<PayloadApplicationEvent<HangupEvent>> {

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<HangupEvent> event) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMulticaster {

		@Bean
		SimpleApplicationEventMulticaster applicationEventMulticaster() {
			return new SimpleApplicationEventMulticaster() {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LazyObject {

		@Bean
		@Lazy
		Object lazyObject() {
			return new HangupListener(new ListenerCalls(), "");
		}

	}

}
