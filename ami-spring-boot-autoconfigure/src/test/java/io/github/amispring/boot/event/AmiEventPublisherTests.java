/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.event.EventListener;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link AmiEventPublisher}.
 */
class AmiEventPublisherTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final RecordingAmiClient client = new RecordingAmiClient();

	private final ListenerCalls calls = new ListenerCalls();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(RecordingAmiClient.class, () -> this.client)
		.withBean(ListenerCalls.class, () -> this.calls)
		.withUserConfiguration(PublisherConfiguration.class, AmiEventListenerFactory.class);

	@Test
	void publishesConnectionEvents() {
		this.runner.withUserConfiguration(ConnectionEvents.class).run((context) -> {
			this.client.receive(new AmiConnectedEvent("fake", Instant.EPOCH, "22.10.1", "11.0.0", null));
			this.client.receive(new AmiEventsLostEvent("fake", Instant.EPOCH, 7));
			this.client.receive(new AmiDisconnectedEvent("fake", Instant.EPOCH, "gone"));
			assertThat(this.calls).containsExactly("connected 22.10.1", "any", "lost 7", "any", "disconnected gone",
					"any");
		});
	}

	@Test
	void isolatesListenerMethodsFromEachOther() {
		this.runner.withUserConfiguration(Throwing.class).run((context) -> {
			this.client.receive("Hangup");
			this.client.receive("Hangup");
			assertThat(this.calls).containsExactly("first", "second", "third", "first", "second", "third");
			assertThat(this.client.statistics().listenerErrors()).isEqualTo(4);
			assertThat(this.client.failures().get(0)).startsWith("of bean \"amiEventPublisherTests.Throwing\", ")
				.endsWith(".on(io.github.amispring.event.HangupEvent) failed at HangupEvent: expected by this test");
			assertThat(this.client.failures().get(1)).startsWith("of bean \"amiEventPublisherTests.Throwing\", ")
				.endsWith(".second(io.github.amispring.event.HangupEvent) failed at HangupEvent: fails badly");
		});
	}

	@Test
	void isolatesListenerMethodsOfConnectionEvents() {
		this.runner.withUserConfiguration(ThrowingAtConnection.class).run((context) -> {
			this.client.receive(new AmiEventsLostEvent("fake", Instant.EPOCH, 7));
			this.client.receive(new AmiEventsLostEvent("fake", Instant.EPOCH, 8));
			assertThat(this.calls).containsExactly("first 7", "second 7", "first 8", "second 8");
			assertThat(this.client.failures()).hasSize(2)
				.allMatch((failure) -> failure.endsWith("failed at AmiEventsLostEvent: expected by this test"));
		});
	}

	@Test
	void skipsLaterListenersIfAnApplicationListenerThrows() {
		this.runner.withUserConfiguration(Throwing.class).withBean(FailingListener.class, this.calls).run((context) -> {
			this.client.receive("Hangup");
			assertThat(this.calls).containsExactly("first", "second", "application listener");
			assertThat(this.client.failures()).hasSize(3)
				.last()
				.isEqualTo(AmiEventPublisher.class.getName() + " failed at HangupEvent: thrown by the bean");
			this.calls.clear();
			this.client.receive("Hangup");
			assertThat(this.calls).containsExactly("first", "second", "application listener");
		});
	}

	@Test
	void namesTheListenerMethodThatRuns() {
		this.runner.withUserConfiguration(Throwing.class).run((context) -> {
			List<String> runningListeners = new ArrayList<>();
			this.calls.then((what) -> runningListeners.add(this.client.runningListener()));
			this.client.receive("Hangup");
			assertThat(runningListeners).hasSize(3);
			assertThat(runningListeners.get(0)).startsWith("of bean \"amiEventPublisherTests.Throwing\", ")
				.endsWith(".on(io.github.amispring.event.HangupEvent)");
			assertThat(this.client.runningListener()).isEqualTo(AmiEventPublisher.class.getName());
		});
	}

	@Test
	void decodesOnlyEventsThatAListenerReads() {
		this.runner.withBean(HangupListener.class, this.calls, "hangup").run((context) -> {
			try (MockedStatic<NewChannelEvent> newChannel = mockStatic(NewChannelEvent.class);
					MockedStatic<HangupEvent> hangup = mockStatic(HangupEvent.class)) {
				this.client.receive("Newchannel");
				this.client.receive("Hangup");
				newChannel.verifyNoInteractions();
				// this listener does not use the record
				hangup.verifyNoInteractions();
				assertThat(this.calls).containsExactly("hangup");
			}
		});
	}

	@Test
	void publishesTheEventWhenItsObserverFails() {
		this.runner.withBean(HangupListener.class, this.calls, "hangup")
			.withBean(AmiEventObserver.class, () -> (server, event, publishing) -> {
				throw new IllegalStateException("expected by this test");
			})
			.run((context) -> {
				this.client.receive("Hangup");
				assertThat(this.calls).containsExactly("hangup");
				assertThat(this.client.statistics().listenerErrors()).isOne();
			});
	}

	@Test
	void returnsTheExceptionOfTheFirstListenerToTheObserver() {
		List<@Nullable Throwable> failures = new ArrayList<>();
		this.runner.withUserConfiguration(Throwing.class)
			.withBean(AmiEventObserver.class, () -> (server, event, publishing) -> failures.add(publishing.publish()))
			.run((context) -> {
				this.client.receive("Hangup");
				this.client.receive("Newchannel");
				assertThat(failures).hasSize(2);
				assertThat(failures.get(0)).hasMessage("expected by this test");
				assertThat(failures.get(1)).isNull();
				assertThat(this.client.statistics().listenerErrors()).isEqualTo(2);
			});
	}

	@Test
	void returnsTheExceptionOfAnApplicationListenerToTheObserver() {
		List<@Nullable Throwable> failures = new ArrayList<>();
		this.runner.withBean(FailingListener.class, this.calls)
			.withBean(AmiEventObserver.class, () -> (server, event, publishing) -> failures.add(publishing.publish()))
			.run((context) -> {
				this.client.receive("Hangup");
				assertThat(failures).singleElement()
					.satisfies((failure) -> assertThat(failure).hasMessage("thrown by the bean"));
				assertThat(this.client.statistics().listenerErrors()).isOne();
			});
	}

	@Test
	void doesNotIsolateListenersOfOtherApplicationEvents() {
		this.runner.withUserConfiguration(OtherEvents.class).run((context) -> {
			assertThatIllegalStateException().isThrownBy(() -> context.publishEvent("other"));
			assertThat(this.calls).containsExactly("first other");
			this.calls.clear();
			// a listener must handle the exceptions of events that it publishes itself
			this.client.receive("Hangup");
			assertThat(this.calls).containsExactly("first other", "caught expected by this test");
		});
	}

	@Test
	void callsListenersAddedLaterAndSkipsRemovedOnes() {
		this.runner.run((context) -> {
			ConfigurableApplicationContext applicationContext = context.getSourceApplicationContext();
			ApplicationListener<PayloadApplicationEvent<HangupEvent>> inContext = ApplicationListener
				.forPayload((hangup) -> this.calls.add("in context"));
			HangupListener inMulticaster = new HangupListener(this.calls, "in multicaster");
			this.client.receive("Hangup");
			assertThat(this.calls).isEmpty();
			applicationContext.addApplicationListener(inContext);
			ApplicationEventMulticaster multicaster = context.getBean(ApplicationEventMulticaster.class);
			multicaster.addApplicationListener(inMulticaster);
			this.client.receive("Hangup");
			assertThat(this.calls).containsExactlyInAnyOrder("in context", "in multicaster");
			this.calls.clear();
			applicationContext.removeApplicationListener(inContext);
			multicaster.removeApplicationListener(inMulticaster);
			this.client.receive("Hangup");
			assertThat(this.calls).isEmpty();
		});
	}

	@Test
	void callsListenersOfParentContexts() {
		try (AnnotationConfigApplicationContext parent = new AnnotationConfigApplicationContext()) {
			parent.registerBean(ListenerCalls.class, () -> this.calls);
			parent.register(AmiEventListenerFactory.class, Throwing.class);
			parent.refresh();
			this.runner.withParent(parent).withUserConfiguration(Throwing.class).run((context) -> {
				this.client.receive("Hangup");
				assertThat(this.calls).containsExactly("first", "second", "third", "first", "second", "third");
				assertThat(this.client.statistics().listenerErrors()).isEqualTo(4);
			});
		}
	}

	@Test
	void usesExecutorOfCustomMulticaster() {
		SimpleApplicationEventMulticaster multicaster = new SimpleApplicationEventMulticaster();
		multicaster.setTaskExecutor(new SimpleAsyncTaskExecutor("multicast-"));
		CountDownLatch called = new CountDownLatch(2);
		this.calls.then((what) -> called.countDown());
		this.runner.withBean("applicationEventMulticaster", ApplicationEventMulticaster.class, () -> multicaster)
			.withUserConfiguration(OnThread.class)
			.run((context) -> {
				this.client.receive("Hangup");
				assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
				assertThat(this.calls).hasSize(2).allMatch((what) -> what.startsWith("on multicast-"));
			});
	}

	@Test
	void passesApplicationListenerExceptionsToMulticasterErrorHandler() {
		SimpleApplicationEventMulticaster multicaster = new SimpleApplicationEventMulticaster();
		multicaster.setErrorHandler((failure) -> this.calls.add("handled " + failure.getMessage()));
		this.runner.withBean("applicationEventMulticaster", ApplicationEventMulticaster.class, () -> multicaster)
			.withUserConfiguration(Throwing.class)
			.withBean(FailingListener.class, this.calls)
			.run((context) -> {
				this.client.receive("Hangup");
				assertThat(this.calls).containsExactly("first", "second", "application listener",
						"handled thrown by the bean", "third");
				assertThat(this.client.statistics().listenerErrors()).isEqualTo(2);
			});
	}

	@Test
	void supportsOtherMulticasterImplementations() {
		ApplicationEventMulticaster multicaster = mock();
		willThrow(new IllegalStateException("expected by this test")).given(multicaster)
			.multicastEvent(any(AmiApplicationEvent.class), any());
		this.runner.withBean("applicationEventMulticaster", ApplicationEventMulticaster.class, () -> multicaster)
			.run((context) -> {
				this.client.receive("Hangup");
				this.client.receive("Hangup");
				then(multicaster).should(times(2)).multicastEvent(any(AmiApplicationEvent.class), any());
				assertThat(this.client.statistics().listenerErrors()).isEqualTo(2);
			});
	}

	@Test
	void holdsEventsBackUntilTheApplicationIsReady() {
		RecordingAmiClient client = new RecordingAmiClient();
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(ListenerCalls.class, () -> this.calls);
			context.registerBean(HangupListener.class, () -> new HangupListener(this.calls, "hangup"));
			context.refresh();
			AmiEventPublisher publisher = new AmiEventPublisher(client, context, TIMEOUT);
			publisher.afterPropertiesSet();
			client.receive("Hangup");
			assertThat(this.calls).isEmpty();
			publisher.start();
			assertThat(this.calls).containsExactly("hangup");
		}
	}

	@Test
	void stopsAndStartsAgain() {
		this.runner.withBean(HangupListener.class, this.calls, "hangup").run((context) -> {
			ConfigurableApplicationContext applicationContext = context.getSourceApplicationContext();
			applicationContext.stop();
			assertThat(context.getBean(AmiEventPublisher.class).isRunning()).isFalse();
			assertThat(this.client.calls()).containsExactly("pause PT0S", "resume", "pause PT30S");
			assertThat(this.client.listeners()).isZero();
			this.client.receive("Hangup");
			assertThat(this.calls).isEmpty();
			applicationContext.start();
			assertThat(this.client.listeners()).isEqualTo(2);
			assertThat(this.calls).containsExactly("hangup");
			this.client.receive("Hangup");
			assertThat(this.calls).containsExactly("hangup", "hangup");
		});
	}

	@Test
	void startsLast() {
		this.runner.run((context) -> assertThat(context.getBean(AmiEventPublisher.class).getPhase())
			.isEqualTo(Integer.MAX_VALUE - 100));
	}

	@Configuration(proxyBeanMethods = false)
	record ConnectionEvents(ListenerCalls calls) {

		@EventListener
		@Order(1)
		void on(AmiConnectedEvent event) {
			this.calls.add("connected " + event.asteriskVersion());
		}

		@EventListener
		@Order(1)
		void on(AmiDisconnectedEvent event) {
			this.calls.add("disconnected " + event.reason());
		}

		@EventListener
		@Order(1)
		void on(AmiEventsLostEvent event) {
			this.calls.add("lost " + event.count());
		}

		@EventListener
		@Order(2)
		void on(AmiConnectionEvent event) {
			this.calls.add("any");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Throwing(ListenerCalls calls) {

		@EventListener
		@Order(2)
		void second(HangupEvent event) {
			this.calls.add("second");
			throw new AssertionError("fails badly");
		}

		@EventListener
		@Order(1)
		void on(HangupEvent event) {
			this.calls.add("first");
			throw new IllegalStateException("expected by this test");
		}

		@EventListener
		@Order(4)
		void third(HangupEvent event) {
			this.calls.add("third");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record ThrowingAtConnection(ListenerCalls calls) {

		@EventListener
		@Order(1)
		void first(AmiEventsLostEvent event) {
			this.calls.add("first " + event.count());
			throw new IllegalStateException("expected by this test");
		}

		@EventListener
		@Order(2)
		void second(PayloadApplicationEvent<AmiEventsLostEvent> event) {
			this.calls.add("second " + event.getPayload().count());
		}

	}

	record FailingListener(ListenerCalls calls) implements GenericApplicationListener {

		@Override
		public boolean supportsEventType(ResolvableType eventType) {
			return eventType.toClass() == AmiApplicationEvent.class;
		}

		@Override
		public int getOrder() {
			return 3;
		}

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
			this.calls.add("application listener");
			throw new IllegalStateException("thrown by the bean");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record OtherEvents(ListenerCalls calls, ApplicationEventPublisher publisher) {

		@EventListener
		@Order(1)
		void first(String event) {
			this.calls.add("first " + event);
			throw new IllegalStateException("expected by this test");
		}

		@EventListener
		@Order(2)
		void second(String event) {
			this.calls.add("second " + event);
		}

		@EventListener
		void on(HangupEvent event) {
			try {
				this.publisher.publishEvent("other");
			}
			catch (IllegalStateException ex) {
				this.calls.add("caught " + ex.getMessage());
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	record OnThread(ListenerCalls calls) {

		@EventListener
		void first(HangupEvent event) {
			this.calls.add("on " + Thread.currentThread().getName());
			throw new IllegalStateException("expected by this test");
		}

		@EventListener
		void second(HangupEvent event) {
			this.calls.add("on " + Thread.currentThread().getName());
		}

	}

}
