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

	private final ListenerCalls heard = new ListenerCalls();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(RecordingAmiClient.class, () -> this.client)
		.withBean(ListenerCalls.class, () -> this.heard)
		.withUserConfiguration(PublisherConfiguration.class, AmiEventListenerFactory.class);

	@Test
	void publishesWhatHappensToTheConnection() {
		this.runner.withUserConfiguration(ConnectionEvents.class).run((context) -> {
			this.client.receive(new AmiConnectedEvent("fake", Instant.EPOCH, "22.10.1", "11.0.0", null));
			this.client.receive(new AmiEventsLostEvent("fake", Instant.EPOCH, 7));
			this.client.receive(new AmiDisconnectedEvent("fake", Instant.EPOCH, "gone"));
			assertThat(this.heard).containsExactly("connected 22.10.1", "any", "lost 7", "any", "disconnected gone",
					"any");
		});
	}

	@Test
	void isolatesListenerMethodsFromEachOther() {
		this.runner.withUserConfiguration(Throwing.class).run((context) -> {
			this.client.receive("Hangup");
			this.client.receive("Hangup");
			assertThat(this.heard).containsExactly("first", "second", "third", "first", "second", "third");
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
			assertThat(this.heard).containsExactly("first 7", "second 7", "first 8", "second 8");
			assertThat(this.client.failures()).hasSize(2)
				.allMatch((failure) -> failure.endsWith("failed at AmiEventsLostEvent: expected by this test"));
		});
	}

	@Test
	void leavesAnApplicationListenerThatThrowsToSpringsContract() {
		this.runner.withUserConfiguration(Throwing.class).withBean(FailingListener.class, this.heard).run((context) -> {
			this.client.receive("Hangup");
			assertThat(this.heard).containsExactly("first", "second", "application listener");
			assertThat(this.client.failures()).hasSize(3)
				.last()
				.isEqualTo(AmiEventPublisher.class.getName() + " failed at HangupEvent: expected of the bean");
			this.heard.clear();
			this.client.receive("Hangup");
			assertThat(this.heard).containsExactly("first", "second", "application listener");
		});
	}

	@Test
	void namesTheListenerMethodThatRuns() {
		this.runner.withUserConfiguration(Throwing.class).run((context) -> {
			List<String> runningListeners = new ArrayList<>();
			this.heard.then((what) -> runningListeners.add(this.client.runningListener()));
			this.client.receive("Hangup");
			assertThat(runningListeners).hasSize(3);
			assertThat(runningListeners.get(0)).startsWith("of bean \"amiEventPublisherTests.Throwing\", ")
				.endsWith(".on(io.github.amispring.event.HangupEvent)");
			assertThat(this.client.runningListener()).isEqualTo(AmiEventPublisher.class.getName());
		});
	}

	@Test
	void decodesOnlyEventsThatAListenerReads() {
		this.runner.withBean(HangupListener.class, this.heard, "hangup").run((context) -> {
			try (MockedStatic<NewChannelEvent> newChannel = mockStatic(NewChannelEvent.class);
					MockedStatic<HangupEvent> hangup = mockStatic(HangupEvent.class)) {
				this.client.receive("Newchannel");
				this.client.receive("Hangup");
				newChannel.verifyNoInteractions();
				// this listener does not look at the record
				hangup.verifyNoInteractions();
				assertThat(this.heard).containsExactly("hangup");
			}
		});
	}

	@Test
	void publishesTheEventWhenItsObserverFails() {
		this.runner.withBean(HangupListener.class, this.heard, "hangup")
			.withBean(AmiEventObserver.class, () -> (server, event, publishing) -> {
				throw new IllegalStateException("expected by this test");
			})
			.run((context) -> {
				this.client.receive("Hangup");
				assertThat(this.heard).containsExactly("hangup");
				assertThat(this.client.statistics().listenerErrors()).isOne();
			});
	}

	@Test
	void tellsTheObserverWhatTheFirstListenerThrew() {
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
	void tellsTheObserverWhatAnApplicationListenerThrew() {
		List<@Nullable Throwable> failures = new ArrayList<>();
		this.runner.withBean(FailingListener.class, this.heard)
			.withBean(AmiEventObserver.class, () -> (server, event, publishing) -> failures.add(publishing.publish()))
			.run((context) -> {
				this.client.receive("Hangup");
				assertThat(failures).singleElement()
					.satisfies((failure) -> assertThat(failure).hasMessage("expected of the bean"));
				assertThat(this.client.statistics().listenerErrors()).isOne();
			});
	}

	@Test
	void leavesOtherEventsOfTheApplicationAsTheyAre() {
		this.runner.withUserConfiguration(OtherEvents.class).run((context) -> {
			assertThatIllegalStateException().isThrownBy(() -> context.publishEvent("other"));
			assertThat(this.heard).containsExactly("first other");
			this.heard.clear();
			// the exception of an event that a listener publishes is the listener's
			// business
			this.client.receive("Hangup");
			assertThat(this.heard).containsExactly("first other", "caught expected by this test");
		});
	}

	@Test
	void reachesListenersThatAreAddedAndNotThoseThatAreRemovedLater() {
		this.runner.run((context) -> {
			ConfigurableApplicationContext applicationContext = context.getSourceApplicationContext();
			ApplicationListener<PayloadApplicationEvent<HangupEvent>> inContext = ApplicationListener
				.forPayload((hangup) -> this.heard.add("in context"));
			HangupListener inMulticaster = new HangupListener(this.heard, "in multicaster");
			this.client.receive("Hangup");
			assertThat(this.heard).isEmpty();
			applicationContext.addApplicationListener(inContext);
			ApplicationEventMulticaster multicaster = context.getBean(ApplicationEventMulticaster.class);
			multicaster.addApplicationListener(inMulticaster);
			this.client.receive("Hangup");
			assertThat(this.heard).containsExactlyInAnyOrder("in context", "in multicaster");
			this.heard.clear();
			applicationContext.removeApplicationListener(inContext);
			multicaster.removeApplicationListener(inMulticaster);
			this.client.receive("Hangup");
			assertThat(this.heard).isEmpty();
		});
	}

	@Test
	void reachesListenersOfParentContexts() {
		try (AnnotationConfigApplicationContext parent = new AnnotationConfigApplicationContext()) {
			parent.registerBean(ListenerCalls.class, () -> this.heard);
			parent.register(AmiEventListenerFactory.class, Throwing.class);
			parent.refresh();
			this.runner.withParent(parent).withUserConfiguration(Throwing.class).run((context) -> {
				this.client.receive("Hangup");
				assertThat(this.heard).containsExactly("first", "second", "third", "first", "second", "third");
				assertThat(this.client.statistics().listenerErrors()).isEqualTo(4);
			});
		}
	}

	@Test
	void usesTheExecutorOfAMulticasterOfTheApplication() {
		SimpleApplicationEventMulticaster multicaster = new SimpleApplicationEventMulticaster();
		multicaster.setTaskExecutor(new SimpleAsyncTaskExecutor("multicast-"));
		CountDownLatch called = new CountDownLatch(2);
		this.heard.then((what) -> called.countDown());
		this.runner.withBean("applicationEventMulticaster", ApplicationEventMulticaster.class, () -> multicaster)
			.withUserConfiguration(OnThread.class)
			.run((context) -> {
				this.client.receive("Hangup");
				assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
				assertThat(this.heard).hasSize(2).allMatch((what) -> what.startsWith("on multicast-"));
			});
	}

	@Test
	void leavesApplicationListenersToTheErrorHandlerOfAMulticasterOfTheApplication() {
		SimpleApplicationEventMulticaster multicaster = new SimpleApplicationEventMulticaster();
		multicaster.setErrorHandler((failure) -> this.heard.add("handled " + failure.getMessage()));
		this.runner.withBean("applicationEventMulticaster", ApplicationEventMulticaster.class, () -> multicaster)
			.withUserConfiguration(Throwing.class)
			.withBean(FailingListener.class, this.heard)
			.run((context) -> {
				this.client.receive("Hangup");
				assertThat(this.heard).containsExactly("first", "second", "application listener",
						"handled expected of the bean", "third");
				assertThat(this.client.statistics().listenerErrors()).isEqualTo(2);
			});
	}

	@Test
	void usesAMulticasterOfAnotherMake() {
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
	void holdsEventsBackUntilTheApplicationIsReadyForThem() {
		RecordingAmiClient client = new RecordingAmiClient();
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(ListenerCalls.class, () -> this.heard);
			context.registerBean(HangupListener.class, () -> new HangupListener(this.heard, "hangup"));
			context.refresh();
			AmiEventPublisher publisher = new AmiEventPublisher(client, context, TIMEOUT);
			publisher.afterPropertiesSet();
			client.receive("Hangup");
			assertThat(this.heard).isEmpty();
			publisher.start();
			assertThat(this.heard).containsExactly("hangup");
		}
	}

	@Test
	void stopsAndStartsAgain() {
		this.runner.withBean(HangupListener.class, this.heard, "hangup").run((context) -> {
			ConfigurableApplicationContext applicationContext = context.getSourceApplicationContext();
			applicationContext.stop();
			assertThat(context.getBean(AmiEventPublisher.class).isRunning()).isFalse();
			assertThat(this.client.calls()).containsExactly("pause PT0S", "resume", "pause PT30S");
			assertThat(this.client.listeners()).isZero();
			this.client.receive("Hangup");
			assertThat(this.heard).isEmpty();
			applicationContext.start();
			assertThat(this.client.listeners()).isEqualTo(2);
			assertThat(this.heard).containsExactly("hangup");
			this.client.receive("Hangup");
			assertThat(this.heard).containsExactly("hangup", "hangup");
		});
	}

	@Test
	void startsLast() {
		this.runner.run((context) -> assertThat(context.getBean(AmiEventPublisher.class).getPhase())
			.isEqualTo(Integer.MAX_VALUE - 100));
	}

	@Configuration(proxyBeanMethods = false)
	record ConnectionEvents(ListenerCalls heard) {

		@EventListener
		@Order(1)
		void on(AmiConnectedEvent event) {
			this.heard.add("connected " + event.asteriskVersion());
		}

		@EventListener
		@Order(1)
		void on(AmiDisconnectedEvent event) {
			this.heard.add("disconnected " + event.reason());
		}

		@EventListener
		@Order(1)
		void on(AmiEventsLostEvent event) {
			this.heard.add("lost " + event.count());
		}

		@EventListener
		@Order(2)
		void on(AmiConnectionEvent event) {
			this.heard.add("any");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Throwing(ListenerCalls heard) {

		@EventListener
		@Order(2)
		void second(HangupEvent event) {
			this.heard.add("second");
			throw new AssertionError("fails badly");
		}

		@EventListener
		@Order(1)
		void on(HangupEvent event) {
			this.heard.add("first");
			throw new IllegalStateException("expected by this test");
		}

		@EventListener
		@Order(4)
		void third(HangupEvent event) {
			this.heard.add("third");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record ThrowingAtConnection(ListenerCalls heard) {

		@EventListener
		@Order(1)
		void first(AmiEventsLostEvent event) {
			this.heard.add("first " + event.count());
			throw new IllegalStateException("expected by this test");
		}

		@EventListener
		@Order(2)
		void second(PayloadApplicationEvent<AmiEventsLostEvent> event) {
			this.heard.add("second " + event.getPayload().count());
		}

	}

	record FailingListener(ListenerCalls heard) implements GenericApplicationListener {

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
			this.heard.add("application listener");
			throw new IllegalStateException("expected of the bean");
		}

	}

	@Configuration(proxyBeanMethods = false)
	record OtherEvents(ListenerCalls heard, ApplicationEventPublisher publisher) {

		@EventListener
		@Order(1)
		void first(String event) {
			this.heard.add("first " + event);
			throw new IllegalStateException("expected by this test");
		}

		@EventListener
		@Order(2)
		void second(String event) {
			this.heard.add("second " + event);
		}

		@EventListener
		void on(HangupEvent event) {
			try {
				this.publisher.publishEvent("other");
			}
			catch (IllegalStateException ex) {
				this.heard.add("caught " + ex.getMessage());
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	record OnThread(ListenerCalls heard) {

		@EventListener
		void first(HangupEvent event) {
			this.heard.add("on " + Thread.currentThread().getName());
			throw new IllegalStateException("expected by this test");
		}

		@EventListener
		void second(HangupEvent event) {
			this.heard.add("on " + Thread.currentThread().getName());
		}

	}

}
