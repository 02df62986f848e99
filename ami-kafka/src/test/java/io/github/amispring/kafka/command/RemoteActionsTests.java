/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.github.amispring.action.CommandAction;
import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.action.CustomAction;
import io.github.amispring.action.DBGetAction;
import io.github.amispring.action.HangupAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.action.StatusAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.event.CoreShowChannelEvent;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.exception.AmiUnansweredException;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.kafka.ownership.OwnershipSettings;
import io.github.amispring.test.broker.RelayedBroker;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.EventList;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.session.ResponseWriter;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RemoteActions} and {@link RoutingAmiClient}.
 */
class RemoteActionsTests {

	private static final String PBX = "east";

	private static final AtomicInteger TESTS = new AtomicInteger();

	private static RelayedBroker broker;

	private final int test = TESTS.incrementAndGet();

	private final OwnershipSettings settings = new OwnershipSettings("group-" + this.test, "control-" + this.test,
			Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(8), 8);

	private final List<TestInstance> instances = new ArrayList<>();

	/** How often the PBX has received each action that is sent by {@link #counted}. */
	private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

	private AmiSimulator pbx;

	@BeforeAll
	static void startBroker() {
		broker = new RelayedBroker(3);
	}

	@AfterAll
	static void stopBroker() {
		broker.close();
	}

	@BeforeEach
	void startPbx() {
		this.pbx = AmiSimulator.builder().account("app", "secret").build().start();
		this.pbx.onAction("Count", (request, response) -> {
			this.runs.computeIfAbsent(request.get("Number"), (number) -> new AtomicInteger()).incrementAndGet();
			response.success("Counted");
		});
	}

	@AfterEach
	void stop() {
		for (int i = 0; i < 3; i++) {
			broker.relay(i).restore();
		}
		this.instances.forEach(TestInstance::close);
		this.pbx.close();
	}

	@Test
	void returnsEachKindOfResponse() {
		TestInstance owner = owner(0);
		RoutingAmiClient client = requester(1);
		AmiClient local = owner.local(PBX);
		assertThat(client.execute(PingAction.of()).message().get("Ping")).isEqualTo("Pong");
		this.pbx.onAction("DBGet", (request, response) -> response.error("Database entry not found"));
		CommandAction command = CommandAction.of("core show version");
		assertThat(client.execute(command).output()).isNotEmpty().isEqualTo(local.execute(command).output());
		assertThat(client.execute(DBGetAction.of("none", "none"))).isEmpty();

		OriginateResponseEvent outcome = client
			.execute(OriginateAction.of("PJSIP/100").application("Wait", "60").awaitingOutcome());
		assertThat(outcome.message().get("Response")).isEqualTo("Success");
		assertThat(client.execute(CoreShowChannelsAction.of()).entries()).isNotEmpty()
			.extracting(CoreShowChannelEvent::channel)
			.isEqualTo(local.execute(CoreShowChannelsAction.of())
				.entries()
				.stream()
				.map(CoreShowChannelEvent::channel)
				.toList());
		assertThat(client.execute(StatusAction.of()).entries()).hasSameSizeAs(this.pbx.channels()).isNotEmpty();
		EventList<AmiEvent> custom = client.send(CustomAction.named("CoreShowChannels")).join();
		assertThat(custom.entries()).hasSameSizeAs(this.pbx.channels());
		assertThat(custom.completion()).isNotNull();

		assertThat(owner.remote().statistics().executed()).isEqualTo(7);
		assertThat(this.instances.get(1).remote().statistics())
			.extracting(CommandStatistics::requested, CommandStatistics::answered, CommandStatistics::pending)
			.containsExactly(7L, 7L, 0);
	}

	@Test
	void throwsTheExceptionsOfTheOwner() {
		owner(0);
		RoutingAmiClient client = requester(1);
		assertThatExceptionOfType(AmiErrorResponseException.class)
			.isThrownBy(() -> client.execute(HangupAction.of("PJSIP/none")))
			.satisfies((ex) -> {
				assertThat(ex.isNoSuchChannel()).isTrue();
				assertThat(ex.server()).isEqualTo(PBX);
			});
		this.pbx.onAction("Silent", (request, response) -> {
		});
		assertThatExceptionOfType(AmiTimeoutException.class)
			.isThrownBy(() -> client.execute(CustomAction.named("Silent"), Duration.ofMillis(500)))
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isTrue())
			.withMessageContaining("may have been executed");
		this.pbx.onAction("Break", (request, response) -> this.pbx.disconnectAll());
		assertThatExceptionOfType(AmiDisconnectedException.class)
			.isThrownBy(() -> client.execute(CustomAction.named("Break")))
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isTrue());
	}

	@Test
	void reportsThatTheOwnerIsNotConnected() {
		TestInstance owner = owner(0);
		RoutingAmiClient client = requester(1);
		client.execute(PingAction.of());
		this.pbx.stop();
		await().until(() -> owner.local(PBX).status().state() != AmiClientStatus.State.CONNECTED);
		assertThatExceptionOfType(AmiDisconnectedException.class).isThrownBy(() -> client.execute(PingAction.of()))
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isFalse())
			.withMessageContaining("was not sent");
	}

	@Test
	void rejectsInvalidActions() {
		owner(0);
		RoutingAmiClient client = requester(1);
		OriginateAction invalid = OriginateAction.of("PJSIP/100");
		assertThatExceptionOfType(InvalidActionException.class).isThrownBy(() -> client.execute(invalid));
		assertThat(client.send(invalid)).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.withCauseInstanceOf(InvalidActionException.class);
		assertThat(this.instances.get(1).remote().statistics().requested()).isZero();
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> client.execute(CustomAction.named("Ping").with("A", "b\r\nAction: Logoff")));
		assertThat(this.pbx.receivedActions("Logoff")).isEmpty();
	}

	@Test
	void usesTheLocalClientOfTheOwner() {
		TestInstance owner = owner(0);
		RoutingAmiClient client = new RoutingAmiClient(owner.local(PBX), owner.ownership()::isOwned, owner.remote());
		assertThat(client.execute(PingAction.of()).message().get("Ping")).isEqualTo("Pong");
		assertThat(client.send(PingAction.of(), Duration.ofSeconds(10)).join().message().get("Ping")).isEqualTo("Pong");
		assertThat(owner.remote().statistics().requested()).isZero();
		assertThat(client.status().state()).isEqualTo(AmiClientStatus.State.CONNECTED);
	}

	@Test
	void doesNotExecuteAnExpiredAction() {
		// creates the topic
		TestInstance former = owner(0);
		RoutingAmiClient client = requester(1);
		client.execute(counted(0));
		former.close();
		assertThatExceptionOfType(AmiTimeoutException.class)
			.isThrownBy(() -> client.execute(counted(1), Duration.ofMillis(500)))
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isTrue());
		CompletableFuture<?> waiting = client.send(counted(2), Duration.ofSeconds(60));
		await().until(() -> this.instances.get(1).remote().statistics().requested() == 3);
		TestInstance owner = owner(0);
		assertThat(waiting).succeedsWithin(Duration.ofSeconds(60));
		assertThat(this.runs).containsOnlyKeys("0", "2");
		assertThat(owner.remote().statistics().expired()).isEqualTo(1);
	}

	@Test
	void executesAnActionThatWasSentBeforeTheFirstOwner() {
		broker.create(this.settings.controlTopic(PBX), 1);
		RoutingAmiClient client = requester(1);
		CompletableFuture<?> waiting = client.send(counted(1), Duration.ofSeconds(60));
		await().until(() -> this.instances.get(0).remote().statistics().requested() == 1);
		owner(0);
		assertThat(waiting).succeedsWithin(Duration.ofSeconds(60));
		assertThat(this.runs.get("1")).hasValue(1);
	}

	@Test
	void knowsThatNothingWasSentWithoutABroker() {
		broker.relay(1).cut();
		RoutingAmiClient client = requester(1);
		assertThatExceptionOfType(AmiTimeoutException.class)
			.isThrownBy(() -> client.execute(counted(1), Duration.ofSeconds(1)))
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isFalse())
			.withMessageContaining("was not sent");
		CompletableFuture<?> waiting = client.send(counted(2), Duration.ofSeconds(60));
		owner(0);
		broker.relay(1).restore();
		assertThat(waiting).succeedsWithin(Duration.ofSeconds(60));
		assertThat(this.runs).containsOnlyKeys("2");
	}

	@Test
	void anotherOwnerExecutesWhatWasNotCommitted() throws Exception {
		TestInstance first = owner(0);
		TestInstance second = instance(2, UnaryOperator.identity());
		RoutingAmiClient client = requester(1);
		client.execute(counted(0));
		second.ownership().start();
		CountDownLatch polled = new CountDownLatch(1);
		first.onPoll(() -> {
			broker.relay(0).cut();
			polled.countDown();
		});
		CompletableFuture<?> waiting = client.send(counted(1), Duration.ofSeconds(60));
		assertThat(polled.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(waiting).succeedsWithin(Duration.ofSeconds(60));
		assertThat(second.remote().statistics().executed()).isEqualTo(1);
		broker.relay(0).restore();
		await().until(() -> first.ownership().status().membershipLosses() == 1);
		assertThat(client.execute(counted(2)).message().get("Message")).isEqualTo("Counted");
		assertThat(first.remote().statistics().executed() + second.remote().statistics().executed()).isEqualTo(3);
		assertThat(this.runs.values()).hasSize(3).allMatch((count) -> count.get() == 1);
	}

	@Test
	void handlesWhatItHasReceivedBeforeItStops() {
		TestInstance owner = owner(0);
		RoutingAmiClient client = requester(1);
		client.execute(counted(0));
		Thread stop = new Thread(owner.ownership()::stop);
		owner.onPoll(() -> {
			if (stop.getState() == Thread.State.NEW) {
				stop.start();
				// it has interrupted the commit that follows
				await().until(() -> stop.getState() == Thread.State.TIMED_WAITING);
			}
		});
		CompletableFuture<?> future = client.send(counted(1), Duration.ofMinutes(10));
		await().until(future::isDone);
		// refused if the connection was closed first
		assertThat(owner.remote().statistics().executed()).isEqualTo(2);
	}

	@Test
	void doesNotExecuteWhatAFailedOwnerHasCommitted() {
		TestInstance failing = owner(0);
		RoutingAmiClient client = requester(1);
		client.execute(counted(0));
		// ends between the commit and the execution
		failing.remote().stop(Duration.ofSeconds(1));
		CompletableFuture<?> lost = client.send(counted(1), Duration.ofSeconds(10));
		await().until(() -> committedOffset() == 2);
		failing.close();
		owner(2);
		client.execute(counted(2));
		assertThat(lost).failsWithin(Duration.ofSeconds(60))
			.withThrowableThat()
			.havingCause()
			.isInstanceOfSatisfying(AmiTimeoutException.class, (ex) -> assertThat(ex.mayHaveRun()).isTrue());
		assertThat(this.runs).containsOnlyKeys("0", "2");
	}

	@Test
	void doesNotRepeatWhatRemainsAfterTheBrokerHasLostRecords() throws Exception {
		TestInstance former = owner(0);
		RoutingAmiClient client = requester(1);
		client.execute(counted(0), Duration.ofMinutes(10));
		former.close();
		try (Admin admin = admin()) {
			admin
				.alterConsumerGroupOffsets(this.settings.group(),
						Map.of(controlPartition(), new OffsetAndMetadata(100)))
				.all()
				.get();
		}
		TestInstance owner = owner(2);
		await().until(() -> committedOffset() == 1);
		client.execute(counted(1));
		assertThat(owner.remote().statistics().executed()).isEqualTo(1);
		assertThat(this.runs.get("0")).hasValue(1);
	}

	@Test
	void skipsRecordsThatWereDeleted() throws Exception {
		TestInstance former = owner(0);
		RoutingAmiClient client = requester(1);
		client.execute(counted(0));
		former.close();
		CompletableFuture<?> deleted = client.send(counted(1), Duration.ofSeconds(2));
		CompletableFuture<?> remaining = client.send(counted(2), Duration.ofSeconds(60));
		await().until(deleted::isDone);
		try (Admin admin = admin()) {
			admin.deleteRecords(Map.of(controlPartition(), RecordsToDelete.beforeOffset(2))).all().get();
		}
		owner(2);
		assertThat(remaining).succeedsWithin(Duration.ofSeconds(60));
		assertThat(this.runs).containsOnlyKeys("0", "2");
	}

	@Test
	void executesARepeatedRequestOnce() {
		TestInstance owner = owner(0);
		RoutingAmiClient client = requester(1);
		client.execute(counted(1));
		ConsumerRecord<String, byte[]> request = requests().get(0);
		send(request.headers(), request.value());
		await().until(() -> owner.remote().statistics().duplicates() == 1);
		client.execute(counted(2));
		assertThat(this.runs.get("1")).hasValue(1);
	}

	@Test
	void rejectsInvalidRequests() {
		TestInstance owner = owner(0);
		RoutingAmiClient client = requester(1);
		client.execute(counted(1));
		ConsumerRecord<String, byte[]> request = requests().get(0);
		send(new RecordHeaders(), request.value());
		Headers incomplete = new RecordHeaders(request.headers());
		incomplete.remove(CommandHeaders.EXPIRES);
		send(incomplete, request.value());
		Headers newer = new RecordHeaders(request.headers());
		newer.remove(CommandHeaders.VERSION);
		newer.add(CommandHeaders.VERSION, "2".getBytes());
		send(newer, request.value());
		Headers truncated = new RecordHeaders(request.headers());
		truncated.remove(CommandHeaders.REQUEST);
		truncated.add(CommandHeaders.REQUEST, "other".getBytes());
		send(truncated, new byte[5]);
		await().until(() -> owner.remote().statistics().rejected() == 4);
		client.execute(counted(2));
		assertThat(this.runs.get("1")).hasValue(1);
	}

	@Test
	void returnsLongLists() {
		owner(0);
		RoutingAmiClient client = requester(1);
		AtomicInteger entries = new AtomicInteger(3000);
		this.pbx.onAction("Long", (request, response) -> list(response, entries.get()));
		CustomAction action = CustomAction.named("Long");
		EventList<AmiEvent> list = client.execute(action);
		assertThat(list.entries()).hasSize(3000);
		assertThat(list.entries().get(2999).message().get("Number")).isEqualTo("2999");
		entries.set(30_000);
		assertThatExceptionOfType(AmiLimitException.class).isThrownBy(() -> client.execute(action))
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isTrue())
			.withMessageContaining("max.request.size");
	}

	@Test
	void reportsARequestThatIsTooLarge() {
		owner(0);
		RoutingAmiClient client = requester(1);
		CustomAction action = CustomAction.named("Ping").with("Text", "x".repeat(2_000_000));
		assertThatExceptionOfType(AmiDisconnectedException.class).isThrownBy(() -> client.execute(action))
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isFalse())
			.withMessageContaining("RecordTooLarge");
	}

	@Test
	void limitsTheNumberOfPendingActions() {
		broker.create(this.settings.controlTopic(PBX), 1);
		RoutingAmiClient client = requester(1, (settings) -> settings.limits((limits) -> limits.maxPendingActions(2)));
		CompletableFuture<?> first = client.send(PingAction.of());
		client.send(PingAction.of());
		assertThatExceptionOfType(AmiLimitException.class).isThrownBy(() -> client.execute(PingAction.of()))
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isFalse());
		first.cancel(true);
		assertThat(client.send(PingAction.of())).isNotCompletedExceptionally();
	}

	@Test
	void undoesACancelledAction() {
		owner(0);
		RoutingAmiClient client = requester(1);
		CompletableFuture<OriginateResponseEvent> call = client.send(OriginateAction.of("PJSIP/100")
			.application("Wait", "60")
			.timeout(Duration.ofSeconds(30))
			.hangingUpOnCancel());
		this.pbx.awaitAction("Originate", Duration.ofSeconds(30));
		call.cancel(true);
		this.pbx.awaitAction("Hangup", Duration.ofSeconds(30));
		await().until(() -> this.pbx.channels().isEmpty());
	}

	@Test
	void endsWhenTheThreadIsInterrupted() throws Exception {
		broker.create(this.settings.controlTopic(PBX), 1);
		RoutingAmiClient client = requester(1);
		CompletableFuture<Throwable> outcome = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				client.execute(PingAction.of(), Duration.ofMinutes(5));
			}
			catch (Throwable ex) {
				outcome.complete(ex);
			}
		});
		thread.start();
		await().until(() -> this.instances.get(0).remote().statistics().requested() == 1);
		thread.interrupt();
		assertThat(outcome.get(30, TimeUnit.SECONDS)).isExactlyInstanceOf(AmiException.class)
			.hasMessageContaining("may have been executed");
		assertThat(this.instances.get(0).remote().statistics().pending()).isZero();
	}

	@Test
	void failsPendingActionsWhenStopped() {
		broker.create(this.settings.controlTopic(PBX), 1);
		RoutingAmiClient client = requester(1);
		CompletableFuture<?> pending = client.send(PingAction.of());
		await().until(() -> this.instances.get(0).remote().statistics().requested() == 1);
		this.instances.get(0).remote().stop(Duration.ofSeconds(1));
		assertThat(pending).failsWithin(Duration.ofSeconds(30))
			.withThrowableThat()
			.withCauseInstanceOf(AmiDisconnectedException.class)
			.withMessageContaining("may have been executed");
		assertThatExceptionOfType(AmiDisconnectedException.class).isThrownBy(() -> client.execute(PingAction.of()))
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isFalse());
		this.instances.get(0).remote().start();
		owner(0);
		assertThat(client.execute(PingAction.of()).message().get("Ping")).isEqualTo("Pong");
	}

	@Test
	void runsContinuationsOnTheExecutorOfTheSettings() {
		owner(0);
		var executor = Executors.newSingleThreadExecutor((task) -> new Thread(task, "application"));
		try {
			List<String> threads = new ArrayList<>();
			RoutingAmiClient client = requester(1,
					(settings) -> settings.executor(executor).callbackDecorator((task) -> () -> {
						threads.add("decorated");
						task.run();
					}));
			client.send(PingAction.of()).thenRun(() -> threads.add(Thread.currentThread().getName())).join();
			assertThat(threads).containsExactly("decorated", "application");
			// does not need a thread of the executor
			assertThat(CompletableFuture.supplyAsync(() -> client.execute(PingAction.of()), executor))
				.succeedsWithin(Duration.ofSeconds(30));
		}
		finally {
			executor.shutdown();
		}
	}

	@Test
	void executesNothingTwiceWhileTheOwnerChanges() throws Exception {
		TestInstance owner = owner(0);
		TestInstance other = instance(2, UnaryOperator.identity());
		Requests requests = new Requests(requester(1), 500);
		requests.start();
		for (int change = 0; change < 5; change++) {
			requests.awaitAnswers(50);
			other.ownership().start();
			owner.ownership().stop();
			TestInstance former = owner;
			owner = other;
			other = former;
			awaitConnected(owner);
		}
		requests.finish();
		assertThat(this.instances.get(0).remote().statistics().executed()).isGreaterThan(50);
		assertThat(this.instances.get(1).remote().statistics().executed()).isGreaterThan(50);
	}

	@Test
	void executesNothingTwiceWhenTheOwnerIsCutOff() throws Exception {
		TestInstance owner = owner(0);
		TestInstance other = instance(2, UnaryOperator.identity());
		other.ownership().start();
		Requests requests = new Requests(requester(1), 100);
		requests.start();
		requests.awaitAnswers(50);
		broker.relay(0).cut();
		awaitConnected(other);
		requests.awaitAnswers(50);
		broker.relay(0).restore();
		await().until(() -> owner.ownership().status().membershipLosses() == 1);
		requests.awaitAnswers(50);
		requests.finish();
	}

	@Test
	void executesNothingTwiceWhenTheBrokerRestarts() throws Exception {
		TestInstance owner = owner(0);
		TestInstance other = instance(2, UnaryOperator.identity());
		other.ownership().start();
		Requests requests = new Requests(requester(1), 300);
		requests.start();
		requests.awaitAnswers(100);
		broker.stop();
		await().until(() -> !owner.ownership().isOwned(PBX) && !other.ownership().isOwned(PBX));
		broker.start();
		requests.awaitAnswers(100);
		requests.finish();
	}

	private TestInstance owner(int relay) {
		TestInstance owner = instance(relay, UnaryOperator.identity());
		owner.ownership().start();
		awaitConnected(owner);
		return owner;
	}

	private TestInstance instance(int relay, UnaryOperator<AmiClientSettings.Builder> customizer) {
		TestInstance instance = new TestInstance(broker.address(relay), this.settings, "replies-" + this.test);
		instance.add(PBX, this.pbx, customizer);
		this.instances.add(instance);
		return instance;
	}

	/** Returns the client of an instance that owns no PBX. */
	private RoutingAmiClient requester(int relay) {
		return requester(relay, UnaryOperator.identity());
	}

	private RoutingAmiClient requester(int relay, UnaryOperator<AmiClientSettings.Builder> customizer) {
		TestInstance instance = instance(relay, customizer);
		return new RoutingAmiClient(instance.local(PBX), instance.ownership()::isOwned, instance.remote());
	}

	private void awaitConnected(TestInstance instance) {
		await().until(() -> instance.ownership().isOwned(PBX) && isConnected(instance));
	}

	private static boolean isConnected(TestInstance instance) {
		return instance.local(PBX).status().state() == AmiClientStatus.State.CONNECTED;
	}

	private static CustomAction counted(int number) {
		return CustomAction.named("Count").with("Number", String.valueOf(number));
	}

	private static void list(ResponseWriter response, int entries) {
		response.list("Entries will follow");
		for (int i = 0; i < entries; i++) {
			response.entry(response.begin("Entry").add("Number", String.valueOf(i)));
		}
		response.complete("EntriesComplete");
	}

	private TopicPartition controlPartition() {
		return new TopicPartition(this.settings.controlTopic(PBX), 0);
	}

	private static Admin admin() {
		return Admin.create(Map.of("bootstrap.servers", broker.address(1)));
	}

	private long committedOffset() throws Exception {
		try (Admin admin = admin()) {
			return admin.listConsumerGroupOffsets(this.settings.group())
				.partitionsToOffsetAndMetadata()
				.get()
				.get(controlPartition())
				.offset();
		}
	}

	/** Returns the records of the control topic. */
	private List<ConsumerRecord<String, byte[]>> requests() {
		List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
		try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", broker.address(2),
				"key.deserializer", StringDeserializer.class, "value.deserializer", ByteArrayDeserializer.class))) {
			TopicPartition partition = controlPartition();
			consumer.assign(List.of(partition));
			consumer.seekToBeginning(List.of(partition));
			await().until(() -> {
				consumer.poll(Duration.ofMillis(200)).forEach(records::add);
				return !records.isEmpty();
			});
		}
		return records;
	}

	private void send(Headers headers, byte[] value) {
		Properties configuration = new Properties();
		configuration.putAll(new HashMap<>(Map.of("bootstrap.servers", broker.address(2), "key.serializer",
				StringSerializer.class, "value.serializer", ByteArraySerializer.class)));
		try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(configuration)) {
			producer.send(new ProducerRecord<>(this.settings.controlTopic(PBX), 0, PBX, value, headers));
		}
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(60));
	}

	/**
	 * Numbered requests that a thread sends, and that the PBX counts.
	 */
	private final class Requests {

		private final RoutingAmiClient client;

		private final int minimum;

		private final Map<String, CompletableFuture<?>> futures = new ConcurrentHashMap<>();

		private final Semaphore permits = new Semaphore(20);

		private final AtomicInteger answers = new AtomicInteger();

		private final CompletableFuture<Void> sender = new CompletableFuture<>();

		private volatile boolean finishing;

		private Requests(RoutingAmiClient client, int minimum) {
			this.client = client;
			this.minimum = minimum;
		}

		private void start() {
			new Thread(() -> {
				try {
					send();
					this.sender.complete(null);
				}
				catch (Throwable ex) {
					this.sender.completeExceptionally(ex);
				}
			}).start();
		}

		private void send() throws InterruptedException {
			int number = 0;
			while (!this.finishing || number < this.minimum) {
				this.permits.acquire();
				CompletableFuture<?> future = this.client.send(counted(number), Duration.ofSeconds(10));
				this.futures.put(String.valueOf(number), future);
				future.whenComplete((result, failure) -> {
					this.permits.release();
					if (failure == null) {
						this.answers.incrementAndGet();
					}
				});
				number++;
			}
		}

		/** Waits for further answers. */
		private void awaitAnswers(int count) {
			int total = this.answers.get() + count;
			await().until(() -> this.answers.get() >= total);
		}

		private void finish() throws Exception {
			this.finishing = true;
			this.sender.get(60, TimeUnit.SECONDS);
			CompletableFuture.allOf(this.futures.values().toArray(new CompletableFuture<?>[0]))
				.handle((result, failure) -> null)
				.get(60, TimeUnit.SECONDS);
			Map<String, Integer> outcomes = new HashMap<>();
			this.futures.forEach((number, future) -> {
				String outcome = outcome(future);
				outcomes.merge(outcome, 1, Integer::sum);
				AtomicInteger count = RemoteActionsTests.this.runs.get(number);
				int runs = (count != null) ? count.get() : 0;
				assertThat(runs).as("%s: %s", number, outcome)
					.isBetween(outcome.equals("answered") ? 1 : 0, outcome.equals("not sent") ? 0 : 1);
			});
			assertThat(outcomes.keySet()).isSubsetOf("answered", "not sent", "may have run");
			assertThat(this.futures).hasSizeGreaterThanOrEqualTo(this.minimum);
		}

		private static String outcome(CompletableFuture<?> future) {
			Throwable failure = future.handle((result, ex) -> ex).join();
			if (failure == null) {
				return "answered";
			}
			if (failure instanceof AmiUnansweredException ex) {
				return ex.mayHaveRun() ? "may have run" : "not sent";
			}
			return failure.toString();
		}

	}

}
