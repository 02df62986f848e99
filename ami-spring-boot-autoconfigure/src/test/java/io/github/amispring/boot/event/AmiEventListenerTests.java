/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.QueueEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the events that listeners can declare. Run with the listeners of
 * {@link AmiEventListenerFactory} and with Spring's listeners, which must behave the
 * same.
 */
@ParameterizedClass
@ValueSource(classes = { AmiEventListenerFactory.class, Object.class })
class AmiEventListenerTests {

	private final RecordingAmiClient client = new RecordingAmiClient();

	private final ListenerCalls calls = new ListenerCalls();

	@Parameter
	private Class<?> factory;

	private ApplicationContextRunner runner(Class<?> listeners) {
		return new ApplicationContextRunner().withBean(RecordingAmiClient.class, () -> this.client)
			.withBean(ListenerCalls.class, () -> this.calls)
			.withUserConfiguration(PublisherConfiguration.class, this.factory, listeners);
	}

	/** Receives the event twice, because the first event fills caches. */
	private void receiveAndExpectCalls(String event, String... expected) {
		for (int i = 0; i < 2; i++) {
			this.calls.clear();
			this.client.receive(event);
			assertThat(this.calls).containsExactlyInAnyOrder(expected);
		}
	}

	@Test
	void callsListenersOfTheEventItsFamilyAllEventsAndTheApplicationEvent() {
		runner(AllForms.class).run((context) -> {
			receiveAndExpectCalls("Hangup", "event Hangup", "all Hangup", "application event Hangup of fake",
					"any application event Hangup", "payload Hangup", "bean HangupEvent");
			receiveAndExpectCalls("QueueCallerJoin", "family QueueCallerJoin",
					"family application event QueueCallerJoin", "all QueueCallerJoin",
					"any application event QueueCallerJoin");
			receiveAndExpectCalls("Whatever", "unknown Whatever", "all Whatever", "any application event Whatever");
			receiveAndExpectCalls("Hangup", "event Hangup", "all Hangup", "application event Hangup of fake",
					"any application event Hangup", "payload Hangup", "bean HangupEvent");
		});
	}

	@Test
	void callsListenersOfSupertypes() {
		runner(Supertypes.class).run((context) -> {
			this.calls.clear();
			receiveAndExpectCalls("Hangup", "object HangupEvent", "record HangupEvent",
					"application event AmiApplicationEvent", "payload HangupEvent");
			receiveAndExpectCalls("Whatever", "object UnknownEvent", "record UnknownEvent",
					"application event AmiApplicationEvent", "payload UnknownEvent");
		});
	}

	@Test
	void callsListenersWithClassesInTheAnnotation() {
		runner(Classes.class).run((context) -> {
			receiveAndExpectCalls("Hangup", "without parameter", "one of two Hangup", "object HangupEvent");
			receiveAndExpectCalls("Newchannel", "without parameter", "one of two Newchannel",
					"application event Newchannel");
			receiveAndExpectCalls("Whatever", "application event Whatever");
		});
	}

	@Test
	void callsListenersWithTypeParameters() {
		runner(Generics.class).run((context) -> {
			receiveAndExpectCalls("Hangup", "hangup handler HangupEvent", "generic Hangup");
			receiveAndExpectCalls("QueueCallerJoin", "generic QueueCallerJoin", "generic family QueueCallerJoin",
					"family handler QueueCallerJoinEvent");
		});
	}

	@Test
	void callsListenersInTheirOrder() {
		runner(Ordering.class).run((context) -> {
			for (int i = 0; i < 2; i++) {
				this.calls.clear();
				this.client.receive("Hangup");
				assertThat(this.calls).containsExactly("first", "second", "third", "fourth");
			}
		});
	}

	@Test
	void evaluatesConditionsForEachEvent() {
		runner(Conditions.class).run((context) -> {
			this.client.receive("Hangup", "Cause", "16");
			this.client.receive("Hangup", "Cause", "17");
			this.client.receive("Hangup", "Cause", "16");
			this.client.receive("Hangup", "Cause", "17");
			assertThat(this.calls).containsExactly("16 of fake", "cause 17", "16 of fake", "cause 17");
		});
	}

	@Test
	void publishesResultsOfListeners() {
		runner(Results.class).run((context) -> {
			receiveAndExpectCalls("Hangup", "text", "one", "two", "three", "four", "later", "all Newchannel");
			receiveAndExpectCalls("Newchannel", "all Newchannel");
		});
	}

	@Test
	void doesNotCallListenersWithoutDefaultExecution() {
		runner(WithoutDefaultExecution.class).run((context) -> receiveAndExpectCalls("Hangup"));
	}

	@Test
	void callsAsynchronousListenersOnTheirExecutor() {
		runner(Asynchronous.class).run((context) -> {
			this.client.receive("Hangup");
			this.client.receive("Hangup");
			assertThat(context.getBean(Asynchronous.class).called.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(this.calls).hasSize(2).allMatch((call) -> call.startsWith("on async-"));
		});
	}

	@Test
	void callsListenerMethodsOfLazyPrototypeAndScopedBeans() {
		runner(Scopes.class).run((context) -> {
			assertThat(this.calls).isEmpty();
			this.client.receive("Hangup");
			this.client.receive("Hangup");
			assertThat(this.calls).containsExactlyInAnyOrder("lazy 1", "prototype 1", "scoped 1", "lazy 2",
					"prototype 1", "scoped 1");
		});
	}

	@Test
	void callsLazyAndPrototypeApplicationListeners() {
		runner(LazyBeans.class).run((context) -> receiveAndExpectCalls("Hangup", "lazy", "prototype"));
	}

	@Test
	void callsListenersForEventsThatTheApplicationPublishes() {
		HangupEvent hangup = HangupEvent.of(AmiMessage.of("Event", "Hangup"));
		runner(Published.class).run((context) -> {
			for (int i = 0; i < 2; i++) {
				this.calls.clear();
				context.publishEvent(hangup);
				assertThat(this.calls).containsExactly("event Hangup", "HangupEvent");
				this.calls.clear();
				context.publishEvent(new AmiApplicationEvent<>(this, "west", hangup));
				assertThat(this.calls).containsExactly("event Hangup", "Hangup of west", "HangupEvent");
				this.calls.clear();
				context.publishEvent(new SpecialEvent(this, hangup));
				assertThat(this.calls).containsExactly("event Hangup", "Hangup of special", "SpecialEvent");
			}
		});
	}

	@Test
	void propagatesListenerExceptionsToPublishingApplication() {
		runner(Throwing.class).run((context) -> assertThatIllegalStateException()
			.isThrownBy(() -> context.publishEvent(HangupEvent.of(AmiMessage.of("Event", "Hangup"))))
			.withMessage("expected by this test"));
	}

	@Configuration(proxyBeanMethods = false)
	record AllForms(ListenerCalls calls) {

		@EventListener
		void on(HangupEvent event) {
			this.calls.add("event " + event.eventName());
		}

		@EventListener
		void on(QueueEvent event) {
			this.calls.add("family " + event.eventName());
		}

		@EventListener
		void on(UnknownEvent event) {
			this.calls.add("unknown " + event.eventName());
		}

		@EventListener
		void on(AmiEvent event) {
			this.calls.add("all " + event.eventName());
		}

		@EventListener
		void onHangup(AmiApplicationEvent<HangupEvent> event) {
			this.calls.add("application event " + event.getPayload().eventName() + " of " + event.getServer());
		}

		@EventListener
		void onQueue(AmiApplicationEvent<? extends QueueEvent> event) {
			this.calls.add("family application event " + event.getPayload().eventName());
		}

		@EventListener
		void onAny(AmiApplicationEvent<?> event) {
			this.calls.add("any application event " + event.getPayload().eventName());
		}

		@EventListener
		void onPayload(PayloadApplicationEvent<HangupEvent> event) {
			this.calls.add("payload " + event.getPayload().eventName());
		}

		@Bean
		HangupListener hangupListener() {
			return new HangupListener(this.calls, "bean HangupEvent");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Supertypes(ListenerCalls calls) {

		@EventListener
		void on(Object event) {
			this.calls.add("object " + event.getClass().getSimpleName());
		}

		@EventListener
		void on(Record event) {
			this.calls.add("record " + event.getClass().getSimpleName());
		}

		@EventListener
		void on(ApplicationEvent event) {
			this.calls.add("application event " + event.getClass().getSimpleName());
		}

		@EventListener
		void on(PayloadApplicationEvent<?> event) {
			this.calls.add("payload " + event.getPayload().getClass().getSimpleName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Classes(ListenerCalls calls) {

		@EventListener(classes = { HangupEvent.class, NewChannelEvent.class })
		void on() {
			this.calls.add("without parameter");
		}

		@EventListener({ HangupEvent.class, NewChannelEvent.class })
		void on(AmiEvent event) {
			this.calls.add("one of two " + event.eventName());
		}

		@EventListener(HangupEvent.class)
		void on(Object event) {
			this.calls.add("object " + event.getClass().getSimpleName());
		}

		@EventListener(classes = AmiApplicationEvent.class, condition = "#event.payload.eventName() != 'Hangup'")
		void onAny(AmiApplicationEvent<?> event) {
			this.calls.add("application event " + event.getPayload().eventName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Generics(ListenerCalls calls) {

		@EventListener
		<E extends AmiEvent> void on(E event) {
			this.calls.add("generic " + event.eventName());
		}

		@EventListener
		<E extends QueueEvent> void onFamily(AmiApplicationEvent<E> event) {
			this.calls.add("generic family " + event.getPayload().eventName());
		}

		@Bean
		HangupHandler hangupHandler() {
			return new HangupHandler(this.calls);
		}

		@Bean
		QueueHandler queueHandler() {
			return new QueueHandler(this.calls);
		}

	}

	interface Handler<E extends AmiEvent> {

		@EventListener
		void handle(E event);

	}

	record HangupHandler(ListenerCalls calls) implements Handler<HangupEvent> {

		@Override
		public void handle(HangupEvent event) {
			this.calls.add("hangup handler " + event.getClass().getSimpleName());
		}

	}

	record QueueHandler(ListenerCalls calls) implements Handler<QueueEvent> {

		@Override
		public void handle(QueueEvent event) {
			this.calls.add("family handler " + event.getClass().getSimpleName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Ordering(ListenerCalls calls) {

		@EventListener
		@Order(4)
		void fourth(AmiApplicationEvent<HangupEvent> event) {
			this.calls.add("fourth");
		}

		@EventListener
		@Order(2)
		void second(Record event) {
			this.calls.add("second");
		}

		@EventListener
		@Order(3)
		void third(AmiEvent event) {
			this.calls.add("third");
		}

		@EventListener
		@Order(1)
		void first(HangupEvent event) {
			this.calls.add("first");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Conditions(ListenerCalls calls) {

		@EventListener(condition = "#event.message().get('Cause') == '17'")
		void on(HangupEvent event) {
			this.calls.add("cause " + event.message().get("Cause"));
		}

		@EventListener(condition = "#root.event.server == 'fake' and #root.args[0].message().get('Cause') == '16'")
		void on(AmiEvent event) {
			this.calls.add(event.message().get("Cause") + " of fake");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Results(ListenerCalls calls) {

		@EventListener
		String text(HangupEvent event) {
			return "text";
		}

		@EventListener
		List<String> collection(HangupEvent event) {
			return List.of("one", "two");
		}

		@EventListener
		String[] array(AmiApplicationEvent<HangupEvent> event) {
			return new String[] { "three", "four" };
		}

		@EventListener
		CompletableFuture<String> future(HangupEvent event) {
			return CompletableFuture.completedFuture("later");
		}

		@EventListener
		AmiEvent event(HangupEvent event) {
			return NewChannelEvent.of(AmiMessage.of("Event", "Newchannel"));
		}

		@EventListener
		void on(String result) {
			this.calls.add(result);
		}

		@EventListener
		void on(NewChannelEvent event) {
			this.calls.add("all " + event.eventName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	record WithoutDefaultExecution(ListenerCalls calls) {

		@EventListener(defaultExecution = false)
		void on(HangupEvent event) {
			this.calls.add("called");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class Asynchronous {

		private final CountDownLatch called = new CountDownLatch(2);

		@Bean
		SimpleAsyncTaskExecutor taskExecutor() {
			return new SimpleAsyncTaskExecutor("async-");
		}

		@Bean
		AsyncListener asyncListener(ListenerCalls calls) {
			return new AsyncListener(calls, this.called);
		}

	}

	static class AsyncListener {

		private final ListenerCalls calls;

		private final CountDownLatch called;

		AsyncListener(ListenerCalls calls, CountDownLatch called) {
			this.calls = calls;
			this.called = called;
		}

		@Async
		@EventListener
		void on(HangupEvent event) {
			this.calls.add("on " + Thread.currentThread().getName());
			this.called.countDown();
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Scopes(ListenerCalls calls) {

		@Bean
		@Lazy
		CountingListener lazy() {
			return new CountingListener(this.calls, "lazy");
		}

		@Bean
		@Scope("prototype")
		CountingListener prototype() {
			return new CountingListener(this.calls, "prototype");
		}

		@Bean
		@Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
		CountingListener scoped() {
			return new CountingListener(this.calls, "scoped");
		}

	}

	static class CountingListener {

		private final ListenerCalls calls;

		private final String name;

		private int events;

		CountingListener(ListenerCalls calls, String name) {
			this.calls = calls;
			this.name = name;
		}

		@EventListener
		public void on(HangupEvent event) {
			this.calls.add(this.name + " " + ++this.events);
		}

	}

	@Configuration(proxyBeanMethods = false)
	record LazyBeans(ListenerCalls calls) {

		@Bean
		@Lazy
		HangupListener lazy() {
			return new HangupListener(this.calls, "lazy");
		}

		@Bean
		@Scope("prototype")
		HangupListener prototype() {
			return new HangupListener(this.calls, "prototype");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Published(ListenerCalls calls) {

		@EventListener
		@Order(1)
		void on(HangupEvent event) {
			this.calls.add("event " + event.eventName());
		}

		@EventListener
		@Order(2)
		void on(AmiApplicationEvent<HangupEvent> event) {
			this.calls.add(event.getPayload().eventName() + " of " + event.getServer());
		}

		@EventListener({ SpecialEvent.class, HangupEvent.class })
		@Order(3)
		void on(Object event) {
			this.calls.add(event.getClass().getSimpleName());
		}

	}

	static class SpecialEvent extends AmiApplicationEvent<HangupEvent> {

		SpecialEvent(Object source, HangupEvent event) {
			super(source, "special", event);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Throwing {

		@EventListener
		void on(HangupEvent event) {
			throw new IllegalStateException("expected by this test");
		}

	}

}
