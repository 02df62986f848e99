/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.CallEvent;
import io.github.amispring.live.event.CallStartedEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.test.FakeAmiClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link LiveEventPublisher}.
 */
class LiveEventPublisherTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, AmiLiveAutoConfiguration.class))
		.withBean(FakeAmiClient.class, () -> new FakeAmiClient())
		.withUserConfiguration(Listening.class);

	@Test
	void publishesChangesInOrder() {
		this.runner.run((context) -> {
			FakeAmiClient client = context.getBean(FakeAmiClient.class);
			Listening listening = context.getBean(Listening.class);
			for (int i = 0; i < 100; i++) {
				call(client, i);
			}
			Awaitility.await().untilAsserted(() -> assertThat(listening.ended).hasSize(100));
			assertThat(listening.started).hasSize(100);
			assertThat(listening.all).isSortedAccordingTo((a, b) -> Long.compare(a.version(), b.version()))
				.extracting(LiveEvent::server)
				.containsOnly("default");
			assertThat(listening.all).first().isInstanceOf(SnapshotReplacedEvent.class);
			assertThat(listening.all).filteredOn(CallEvent.class::isInstance)
				.containsExactlyElementsOf(listening.calls);
		});
	}

	private static void call(FakeAmiClient client, int number) {
		String[] channel = { "Channel", "PJSIP/100-" + number, "Uniqueid", "1." + number, "Linkedid", "1." + number,
				"ChannelState", "4", "Exten", "101" };
		client.publish("Newchannel", channel);
		client.publish("Hangup", channel);
	}

	@Test
	void publishesTheSnapshotIfTheViewIsAlreadyValid() {
		this.runner.withPropertyValues("ami.events.publish=false")
			.run((context) -> assertThat(context.getBean(Listening.class).all).singleElement()
				.isInstanceOfSatisfying(SnapshotReplacedEvent.class, (event) -> {
					assertThat(event.server()).isEqualTo("default");
					assertThat(event.version()).isEqualTo(event.snapshot().version()).isPositive();
				}));
	}

	@Test
	void countsExceptionsAndContinues() {
		this.runner.run((context) -> {
			FakeAmiClient client = context.getBean(FakeAmiClient.class);
			Listening listening = context.getBean(Listening.class);
			listening.failure = new IllegalStateException("expected by this test");
			call(client, 1);
			call(client, 2);
			Awaitility.await().untilAsserted(() -> assertThat(listening.ended).hasSize(2));
			assertThat(listening.started).hasSize(2);
			assertThat(client.statistics().listenerErrors()).isEqualTo(2);
			assertThat(client.listenerFailures()).containsOnly(listening.failure);
		});
	}

	@Test
	void propagatesExceptionsToApplicationsThatPublish() {
		this.runner.run((context) -> {
			Listening listening = context.getBean(Listening.class);
			listening.failure = new IllegalStateException("expected by this test");
			call(context.getBean(FakeAmiClient.class), 1);
			Awaitility.await().untilAsserted(() -> assertThat(listening.started).hasSize(1));
			assertThatIllegalStateException().isThrownBy(() -> context.publishEvent(listening.started.get(0)));
		});
	}

	@Test
	void publishesWaitingChangesBeforeItStops() {
		CountDownLatch stopping = new CountDownLatch(1);
		this.runner.run((context) -> {
			Listening listening = context.getBean(Listening.class);
			listening.action = (started) -> await(stopping);
			for (int i = 0; i < 100; i++) {
				call(context.getBean(FakeAmiClient.class), i);
			}
			Awaitility.await().until(() -> !listening.started.isEmpty());
			Thread release = new Thread(() -> {
				Awaitility.await()
					.until(() -> Thread.getAllStackTraces()
						.keySet()
						.stream()
						.anyMatch((thread) -> thread.getName().equals("ami-live-shutdown")));
				stopping.countDown();
			});
			release.start();
			context.getSourceApplicationContext().stop();
			assertThat(listening.ended).hasSize(100);
		});
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void listenerCanStopTheApplication() {
		this.runner.run((context) -> {
			Listening listening = context.getBean(Listening.class);
			CountDownLatch stopped = new CountDownLatch(1);
			listening.action = (started) -> {
				context.getSourceApplicationContext().stop();
				stopped.countDown();
			};
			long begin = System.nanoTime();
			call(context.getBean(FakeAmiClient.class), 1);
			await(stopped);
			assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
			assertThat(context.getBean(LiveEventPublisher.class).isRunning()).isFalse();
		});
	}

	@Test
	void startsBeforeEventsArePublishedAndStopsAfterwards() {
		this.runner.run((context) -> {
			Listening listening = context.getBean(Listening.class);
			restart(context);
			int before = listening.all.size();
			call(context.getBean(FakeAmiClient.class), 1);
			Awaitility.await().untilAsserted(() -> assertThat(listening.ended).hasSize(1));
			assertThat(listening.all.size()).isGreaterThan(before);
		});
	}

	private static void restart(ApplicationContext context) {
		((org.springframework.context.ConfigurableApplicationContext) context).stop();
		((org.springframework.context.ConfigurableApplicationContext) context).start();
	}

	@Configuration(proxyBeanMethods = false)
	static class Listening {

		private final List<LiveEvent> all = new CopyOnWriteArrayList<>();

		private final List<CallEvent> calls = new CopyOnWriteArrayList<>();

		private final List<CallStartedEvent> started = new CopyOnWriteArrayList<>();

		private final List<CallEndedEvent> ended = new CopyOnWriteArrayList<>();

		private volatile RuntimeException failure;

		private volatile Consumer<CallStartedEvent> action;

		@EventListener
		@Order(1)
		void failing(CallStartedEvent event) {
			if (this.failure != null) {
				throw this.failure;
			}
		}

		@EventListener
		@Order(2)
		void on(CallStartedEvent event) {
			this.started.add(event);
			if (this.action != null) {
				this.action.accept(event);
			}
		}

		@EventListener
		void on(CallEvent event) {
			this.calls.add(event);
		}

		@EventListener
		void on(LiveEvent event) {
			this.all.add(event);
		}

		@EventListener
		void on(CallEndedEvent event) {
			this.ended.add(event);
		}

	}

}
