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
 * Tests for what listeners can ask for: the same with our listeners and with Spring's.
 */
@ParameterizedClass
@ValueSource(classes = { AmiEventListenerFactory.class, Object.class })
class AmiEventListenerTests {

	private final RecordingAmiClient client = new RecordingAmiClient();

	private final Heard heard = new Heard();

	@Parameter
	private Class<?> factory;

	private ApplicationContextRunner runner(Class<?> listeners) {
		return new ApplicationContextRunner().withBean(RecordingAmiClient.class, () -> this.client)
			.withBean(Heard.class, () -> this.heard)
			.withUserConfiguration(PublisherConfiguration.class, this.factory, listeners);
	}

	/** Twice, for the second time much is remembered. */
	private void receiveAndHear(String event, String... heard) {
		for (int i = 0; i < 2; i++) {
			this.heard.clear();
			this.client.receive(event);
			assertThat(this.heard).containsExactlyInAnyOrder(heard);
		}
	}

	@Test
	void reachesListenersOfTheEventItsFamilyAllEventsAndTheApplicationEvent() {
		runner(AllForms.class).run((context) -> {
			receiveAndHear("Hangup", "event Hangup", "all Hangup", "application event Hangup of fake",
					"any application event Hangup", "payload Hangup", "bean HangupEvent");
			receiveAndHear("QueueCallerJoin", "family QueueCallerJoin", "family application event QueueCallerJoin",
					"all QueueCallerJoin", "any application event QueueCallerJoin");
			receiveAndHear("Whatever", "unknown Whatever", "all Whatever", "any application event Whatever");
			receiveAndHear("Hangup", "event Hangup", "all Hangup", "application event Hangup of fake",
					"any application event Hangup", "payload Hangup", "bean HangupEvent");
		});
	}

	@Test
	void reachesListenersOfAnything() {
		runner(Anything.class).run((context) -> {
			this.heard.clear();
			receiveAndHear("Hangup", "object HangupEvent", "record HangupEvent",
					"application event AmiApplicationEvent", "payload HangupEvent");
			receiveAndHear("Whatever", "object UnknownEvent", "record UnknownEvent",
					"application event AmiApplicationEvent", "payload UnknownEvent");
		});
	}

	@Test
	void reachesListenersThatNameClasses() {
		runner(Classes.class).run((context) -> {
			receiveAndHear("Hangup", "without parameter", "one of two Hangup", "object HangupEvent");
			receiveAndHear("Newchannel", "without parameter", "one of two Newchannel", "application event Newchannel");
			receiveAndHear("Whatever", "application event Whatever");
		});
	}

	@Test
	void reachesListenersWithTypeParameters() {
		runner(Generics.class).run((context) -> {
			receiveAndHear("Hangup", "hangup handler HangupEvent", "generic Hangup");
			receiveAndHear("QueueCallerJoin", "generic QueueCallerJoin", "generic family QueueCallerJoin",
					"family handler QueueCallerJoinEvent");
		});
	}

	@Test
	void callsListenersInTheirOrder() {
		runner(Ordering.class).run((context) -> {
			for (int i = 0; i < 2; i++) {
				this.heard.clear();
				this.client.receive("Hangup");
				assertThat(this.heard).containsExactly("first", "second", "third", "fourth");
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
			assertThat(this.heard).containsExactly("16 of fake", "cause 17", "16 of fake", "cause 17");
		});
	}

	@Test
	void publishesWhatListenersReturn() {
		runner(Results.class).run((context) -> {
			receiveAndHear("Hangup", "text", "one", "two", "three", "four", "later", "all Newchannel");
			receiveAndHear("Newchannel", "all Newchannel");
		});
	}

	@Test
	void leavesOutListenersThatAreNotToBeCalled() {
		runner(NotByDefault.class).run((context) -> receiveAndHear("Hangup"));
	}

	@Test
	void callsAsynchronousListenersOnTheirExecutor() {
		runner(Asynchronous.class).run((context) -> {
			this.client.receive("Hangup");
			this.client.receive("Hangup");
			assertThat(context.getBean(Asynchronous.class).called.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(this.heard).hasSize(2).allMatch((what) -> what.startsWith("on async-"));
		});
	}

	@Test
	void reachesBeansThatAreLazyOrPrototypesOrScoped() {
		runner(Scopes.class).run((context) -> {
			assertThat(this.heard).isEmpty();
			this.client.receive("Hangup");
			this.client.receive("Hangup");
			assertThat(this.heard).containsExactlyInAnyOrder("lazy 1", "prototype 1", "scoped 1", "lazy 2",
					"prototype 1", "scoped 1");
		});
	}

	@Test
	void reachesListenersOfBeansThatAreLazyOrPrototypes() {
		runner(LazyBeans.class).run((context) -> receiveAndHear("Hangup", "lazy", "prototype"));
	}

	@Test
	void hearsWhatTheApplicationPublishesItself() {
		HangupEvent hangup = HangupEvent.of(AmiMessage.of("Event", "Hangup"));
		runner(Published.class).run((context) -> {
			for (int i = 0; i < 2; i++) {
				this.heard.clear();
				context.publishEvent(hangup);
				assertThat(this.heard).containsExactly("event Hangup", "HangupEvent");
				this.heard.clear();
				context.publishEvent(new AmiApplicationEvent<>(this, "west", hangup));
				assertThat(this.heard).containsExactly("event Hangup", "Hangup of west", "HangupEvent");
				this.heard.clear();
				context.publishEvent(new SpecialEvent(this, hangup));
				assertThat(this.heard).containsExactly("event Hangup", "Hangup of special", "SpecialEvent");
			}
		});
	}

	@Test
	void tellsTheApplicationWhatListenersThrowAtItsOwnEvents() {
		runner(Throwing.class).run((context) -> assertThatIllegalStateException()
			.isThrownBy(() -> context.publishEvent(HangupEvent.of(AmiMessage.of("Event", "Hangup"))))
			.withMessage("expected by this test"));
	}

	@Configuration(proxyBeanMethods = false)
	record AllForms(Heard heard) {

		@EventListener
		void on(HangupEvent event) {
			this.heard.add("event " + event.eventName());
		}

		@EventListener
		void on(QueueEvent event) {
			this.heard.add("family " + event.eventName());
		}

		@EventListener
		void on(UnknownEvent event) {
			this.heard.add("unknown " + event.eventName());
		}

		@EventListener
		void on(AmiEvent event) {
			this.heard.add("all " + event.eventName());
		}

		@EventListener
		void onHangup(AmiApplicationEvent<HangupEvent> event) {
			this.heard.add("application event " + event.getPayload().eventName() + " of " + event.getServer());
		}

		@EventListener
		void onQueue(AmiApplicationEvent<? extends QueueEvent> event) {
			this.heard.add("family application event " + event.getPayload().eventName());
		}

		@EventListener
		void onAny(AmiApplicationEvent<?> event) {
			this.heard.add("any application event " + event.getPayload().eventName());
		}

		@EventListener
		void onPayload(PayloadApplicationEvent<HangupEvent> event) {
			this.heard.add("payload " + event.getPayload().eventName());
		}

		@Bean
		HangupListener hangupListener() {
			return new HangupListener(this.heard, "bean HangupEvent");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Anything(Heard heard) {

		@EventListener
		void on(Object event) {
			this.heard.add("object " + event.getClass().getSimpleName());
		}

		@EventListener
		void on(Record event) {
			this.heard.add("record " + event.getClass().getSimpleName());
		}

		@EventListener
		void on(ApplicationEvent event) {
			this.heard.add("application event " + event.getClass().getSimpleName());
		}

		@EventListener
		void on(PayloadApplicationEvent<?> event) {
			this.heard.add("payload " + event.getPayload().getClass().getSimpleName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Classes(Heard heard) {

		@EventListener(classes = { HangupEvent.class, NewChannelEvent.class })
		void on() {
			this.heard.add("without parameter");
		}

		@EventListener({ HangupEvent.class, NewChannelEvent.class })
		void on(AmiEvent event) {
			this.heard.add("one of two " + event.eventName());
		}

		@EventListener(HangupEvent.class)
		void on(Object event) {
			this.heard.add("object " + event.getClass().getSimpleName());
		}

		@EventListener(classes = AmiApplicationEvent.class, condition = "#event.payload.eventName() != 'Hangup'")
		void onAny(AmiApplicationEvent<?> event) {
			this.heard.add("application event " + event.getPayload().eventName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Generics(Heard heard) {

		@EventListener
		<E extends AmiEvent> void on(E event) {
			this.heard.add("generic " + event.eventName());
		}

		@EventListener
		<E extends QueueEvent> void onFamily(AmiApplicationEvent<E> event) {
			this.heard.add("generic family " + event.getPayload().eventName());
		}

		@Bean
		HangupHandler hangupHandler() {
			return new HangupHandler(this.heard);
		}

		@Bean
		QueueHandler queueHandler() {
			return new QueueHandler(this.heard);
		}

	}

	interface Handler<E extends AmiEvent> {

		@EventListener
		void handle(E event);

	}

	record HangupHandler(Heard heard) implements Handler<HangupEvent> {

		@Override
		public void handle(HangupEvent event) {
			this.heard.add("hangup handler " + event.getClass().getSimpleName());
		}

	}

	record QueueHandler(Heard heard) implements Handler<QueueEvent> {

		@Override
		public void handle(QueueEvent event) {
			this.heard.add("family handler " + event.getClass().getSimpleName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Ordering(Heard heard) {

		@EventListener
		@Order(4)
		void fourth(AmiApplicationEvent<HangupEvent> event) {
			this.heard.add("fourth");
		}

		@EventListener
		@Order(2)
		void second(Record event) {
			this.heard.add("second");
		}

		@EventListener
		@Order(3)
		void third(AmiEvent event) {
			this.heard.add("third");
		}

		@EventListener
		@Order(1)
		void first(HangupEvent event) {
			this.heard.add("first");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Conditions(Heard heard) {

		@EventListener(condition = "#event.message().get('Cause') == '17'")
		void on(HangupEvent event) {
			this.heard.add("cause " + event.message().get("Cause"));
		}

		@EventListener(condition = "#root.event.server == 'fake' and #root.args[0].message().get('Cause') == '16'")
		void on(AmiEvent event) {
			this.heard.add(event.message().get("Cause") + " of fake");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Results(Heard heard) {

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
			this.heard.add(result);
		}

		@EventListener
		void on(NewChannelEvent event) {
			this.heard.add("all " + event.eventName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	record NotByDefault(Heard heard) {

		@EventListener(defaultExecution = false)
		void on(HangupEvent event) {
			this.heard.add("called");
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
		AsyncListener asyncListener(Heard heard) {
			return new AsyncListener(heard, this.called);
		}

	}

	static class AsyncListener {

		private final Heard heard;

		private final CountDownLatch called;

		AsyncListener(Heard heard, CountDownLatch called) {
			this.heard = heard;
			this.called = called;
		}

		@Async
		@EventListener
		void on(HangupEvent event) {
			this.heard.add("on " + Thread.currentThread().getName());
			this.called.countDown();
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Scopes(Heard heard) {

		@Bean
		@Lazy
		CountingListener lazy() {
			return new CountingListener(this.heard, "lazy");
		}

		@Bean
		@Scope("prototype")
		CountingListener prototype() {
			return new CountingListener(this.heard, "prototype");
		}

		@Bean
		@Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
		CountingListener scoped() {
			return new CountingListener(this.heard, "scoped");
		}

	}

	static class CountingListener {

		private final Heard heard;

		private final String what;

		private int events;

		CountingListener(Heard heard, String what) {
			this.heard = heard;
			this.what = what;
		}

		@EventListener
		public void on(HangupEvent event) {
			this.heard.add(this.what + " " + ++this.events);
		}

	}

	@Configuration(proxyBeanMethods = false)
	record LazyBeans(Heard heard) {

		@Bean
		@Lazy
		HangupListener lazy() {
			return new HangupListener(this.heard, "lazy");
		}

		@Bean
		@Scope("prototype")
		HangupListener prototype() {
			return new HangupListener(this.heard, "prototype");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Published(Heard heard) {

		@EventListener
		@Order(1)
		void on(HangupEvent event) {
			this.heard.add("event " + event.eventName());
		}

		@EventListener
		@Order(2)
		void on(AmiApplicationEvent<HangupEvent> event) {
			this.heard.add(event.getPayload().eventName() + " of " + event.getServer());
		}

		@EventListener({ SpecialEvent.class, HangupEvent.class })
		@Order(3)
		void on(Object event) {
			this.heard.add(event.getClass().getSimpleName());
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
