/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.time.Instant;

import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.ChannelEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.QueueEvent;
import io.github.amispring.message.AmiEvent;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for listeners that declare the application events of a family of events, such as
 * {@code AmiApplicationEvent<ChannelEvent>}.
 */
class FamilyApplicationEventTests {

	private final RecordingAmiClient client = new RecordingAmiClient();

	private final ListenerCalls calls = new ListenerCalls();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(RecordingAmiClient.class, () -> this.client)
		.withBean(ListenerCalls.class, () -> this.calls)
		.withUserConfiguration(PublisherConfiguration.class, AmiEventListenerFactory.class);

	/** Publishes the event twice, to test with empty and with filled caches. */
	private void receiveAndExpectCalls(String event, String... expected) {
		for (int i = 0; i < 2; i++) {
			this.calls.clear();
			this.client.receive(event);
			assertThat(this.calls).containsExactlyInAnyOrder(expected);
		}
	}

	@Test
	void callsListenersOfTheFamilyAndOfAllEvents() {
		this.runner.withUserConfiguration(Families.class).run((context) -> {
			receiveAndExpectCalls("Hangup", "Hangup of channel of fake", "any Hangup", "Hangup",
					"Hangup of any channel", "payload Hangup");
			receiveAndExpectCalls("QueueCallerJoin", "QueueCallerJoin of channel of fake", "any QueueCallerJoin",
					"QueueCallerJoin of any channel", "queue QueueCallerJoin", "payload QueueCallerJoin");
			receiveAndExpectCalls("Whatever", "any Whatever");
		});
	}

	@Test
	void callsListenersOfConnectionEvents() {
		this.runner.withUserConfiguration(Connections.class).run((context) -> {
			this.client.receive(new AmiEventsLostEvent("fake", Instant.EPOCH, 1));
			this.client.receive("Hangup");
			assertThat(this.calls).containsExactly("AmiEventsLostEvent");
		});
	}

	@Test
	void respectsOrderAndConditions() {
		this.runner.withUserConfiguration(OrderAndConditions.class).run((context) -> {
			this.client.receive("Hangup", "Cause", "16");
			this.client.receive("Hangup", "Cause", "17");
			assertThat(this.calls).containsExactly("first", "second 16", "third", "first", "third");
		});
	}

	@Test
	void callsTransactionalListeners() {
		this.runner.withUserConfiguration(Transactions.class, TransactionalFamilies.class).run((context) -> {
			receiveAndExpectCalls("Hangup", "always Hangup");
			this.calls.clear();
			context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
				this.client.receive("Hangup");
				assertThat(this.calls).isEmpty();
			});
			assertThat(this.calls).containsExactlyInAnyOrder("always Hangup", "committed Hangup");
		});
	}

	@Test
	void rejectsTransactionalListenersThatSpringRejects() {
		this.runner.withUserConfiguration(Transactions.class, Rejected.class)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(
						"@TransactionalEventListener method must not be annotated with @Transactional"));
	}

	@Configuration(proxyBeanMethods = false)
	record Families(ListenerCalls calls) {

		@EventListener
		void onChannel(AmiApplicationEvent<ChannelEvent> event) {
			this.calls.add(event.getPayload().eventName() + " of channel of " + event.getServer());
		}

		@EventListener
		void onAnyChannel(AmiApplicationEvent<? extends ChannelEvent> event) {
			this.calls.add(event.getPayload().eventName() + " of any channel");
		}

		@EventListener
		void onQueue(AmiApplicationEvent<QueueEvent> event) {
			this.calls.add("queue " + event.getPayload().eventName());
		}

		@EventListener
		void onAny(AmiApplicationEvent<AmiEvent> event) {
			this.calls.add("any " + event.getPayload().eventName());
		}

		@EventListener
		void onHangup(AmiApplicationEvent<HangupEvent> event) {
			this.calls.add(event.getPayload().eventName());
		}

		@EventListener
		void onPayload(PayloadApplicationEvent<ChannelEvent> event) {
			this.calls.add("payload " + event.getPayload().eventName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	record Connections(ListenerCalls calls) {

		@EventListener
		void on(PayloadApplicationEvent<AmiConnectionEvent> event) {
			this.calls.add(event.getPayload().getClass().getSimpleName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	record OrderAndConditions(ListenerCalls calls) {

		@EventListener
		@Order(3)
		void third(AmiApplicationEvent<AmiEvent> event) {
			this.calls.add("third");
		}

		@EventListener(condition = "#event.server == 'fake' and #event.payload.causeCode() == 16")
		@Order(2)
		void second(AmiApplicationEvent<ChannelEvent> event) {
			this.calls.add("second " + event.getPayload().message().get("Cause"));
		}

		@EventListener
		@Order(1)
		void first(HangupEvent event) {
			this.calls.add("first");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class Transactions {

		@Bean
		static AmiTransactionalEventListenerFactory listenerFactory() {
			return new AmiTransactionalEventListenerFactory();
		}

		@Bean
		PlatformTransactionManager transactionManager() {
			return new FakeTransactionManager();
		}

		@Bean
		TransactionTemplate transactionTemplate(PlatformTransactionManager transactionManager) {
			return new TransactionTemplate(transactionManager);
		}

	}

	@Configuration(proxyBeanMethods = false)
	record TransactionalFamilies(ListenerCalls calls) {

		@TransactionalEventListener
		void onCommit(AmiApplicationEvent<ChannelEvent> event) {
			this.calls.add("committed " + event.getPayload().eventName());
		}

		@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
		void always(AmiApplicationEvent<AmiEvent> event) {
			this.calls.add("always " + event.getPayload().eventName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Rejected {

		@Transactional
		@TransactionalEventListener
		public void on(AmiApplicationEvent<ChannelEvent> event) {
		}

	}

	/** Manages transactions without a resource. */
	private static final class FakeTransactionManager extends AbstractPlatformTransactionManager {

		private static final long serialVersionUID = 1L;

		@Override
		protected Object doGetTransaction() {
			return new Object();
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
