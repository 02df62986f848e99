/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link AmiClients}.
 */
class AmiClientsTests {

	private final RecordingAmiClient first = new RecordingAmiClient("first");

	private final AmiClients clients = AmiClients.of(List.of(this.first), RecordingAmiClient::new);

	private final List<String> log = new CopyOnWriteArrayList<>();

	@Test
	void addsAServerAfterThePresentOnes() {
		AmiClient client = this.clients.add(settings("second"));
		assertThat(client.settings().host()).isEqualTo("pbx.example.com");
		assertThat(this.clients.get("second")).isSameAs(client);
		assertThat(this.clients.names()).containsExactly("first", "second");
		assertThat(this.clients).containsExactly(this.first, client);
	}

	@Test
	void informsListenersInOrderBeforeTheLifecycle() {
		this.clients.setLifecycle(logging("lifecycle"));
		this.clients.onChange(logging("a"));
		this.clients.onChange(logging("b"));
		this.log.clear();
		this.clients.add(settings("second"));
		assertThat(this.log).containsExactly("a added second", "b added second", "lifecycle added second");
	}

	@Test
	void informsListenersInReverseOrderAfterTheLifecycle() {
		this.clients.setLifecycle(logging("lifecycle"));
		this.clients.onChange(logging("a"));
		this.clients.onChange(logging("b"));
		this.log.clear();
		assertThat(this.clients.remove("first")).isTrue();
		assertThat(this.log).containsExactly("lifecycle removed first", "b removed first", "a removed first");
		assertThat(this.clients).isEmpty();
		assertThat(this.first.calls()).containsExactly("close");
	}

	@Test
	void stopsARemovedClientWithoutALifecycle() {
		this.clients.remove("first");
		assertThat(this.first.calls()).containsExactly("stop PT10S", "close");
	}

	@Test
	void informsAFollowerOfPresentClients() {
		this.clients.follow(logging("a"));
		assertThat(this.log).containsExactly("a added first");
	}

	@Test
	void doesNotInformAListenerOfPresentClients() {
		this.clients.onChange(logging("a"));
		assertThat(this.log).isEmpty();
	}

	@Test
	void informsALateLifecycleOfPresentClients() {
		this.clients.add(settings("second"));
		this.clients.setLifecycle(logging("lifecycle"));
		assertThat(this.log).containsExactly("lifecycle added first", "lifecycle added second");
	}

	@Test
	void listenersFindTheClientUntilItIsStopped() {
		this.clients.setLifecycle(new AmiClients.Listener() {

			@Override
			public void removed(AmiClient client) {
				AmiClientsTests.this.log.add("stopping " + AmiClientsTests.this.clients.names());
			}

		});
		this.clients.onChange(new AmiClients.Listener() {

			@Override
			public void added(AmiClient client) {
				AmiClientsTests.this.log.add("added " + AmiClientsTests.this.clients.names());
			}

			@Override
			public void removed(AmiClient client) {
				AmiClientsTests.this.log.add("removed " + AmiClientsTests.this.clients.names());
			}

		});
		this.clients.add(settings("second"));
		this.clients.remove("second");
		assertThat(this.log).containsExactly("added [first, second]", "stopping [first, second]", "removed [first]");
	}

	@Test
	void removesNothingIfTheServerIsUnknown() {
		this.clients.onChange(logging("a"));
		assertThat(this.clients.remove("other")).isFalse();
		assertThat(this.log).isEmpty();
	}

	@Test
	void rejectsADuplicateName() {
		this.clients.onChange(logging("a"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.clients.add(settings("first")))
			.withMessage("A server named \"first\" already exists. Choose a different name, or remove the server"
					+ " first.");
		assertThat(this.log).isEmpty();
		assertThat(this.clients).containsExactly(this.first);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", " east", "a/b", "a\\b", "a;b", "50%", "a?", "a#b", "..", "a\nb", "a\u0000b" })
	void rejectsANameThatAPathCannotContain(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.clients.add(settings(name)))
			.withMessageStartingWith("The server name \"")
			.withMessageNotContaining("\n");
		assertThat(this.clients.names()).containsExactly("first");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tenant-17", "Büro", "a b", "10.0.0.1", "a:b", "a@b", "東京" })
	void acceptsANameThatAPathCanContain(String name) {
		this.clients.add(settings(name));
		assertThat(this.clients.names()).contains(name);
	}

	@Test
	void leavesNothingBehindIfAListenerFails() {
		this.clients.setLifecycle(logging("lifecycle"));
		this.log.clear();
		this.clients.onChange(logging("a"));
		this.clients.onChange(new AmiClients.Listener() {

			@Override
			public void added(AmiClient client) {
				throw new IllegalStateException("no space");
			}

			@Override
			public void removed(AmiClient client) {
				AmiClientsTests.this.log.add("failed removed " + client.name());
			}

		});
		this.clients.onChange(logging("c"));
		assertThatIllegalStateException().isThrownBy(() -> this.clients.add(settings("second")))
			.withMessage("no space");
		assertThat(this.log).containsExactly("a added second", "failed removed second", "a removed second");
		assertThat(this.clients.names()).containsExactly("first");
	}

	@Test
	void stopsAClientThatFailsToStart() {
		List<RecordingAmiClient> created = new ArrayList<>();
		AmiClients clients = AmiClients.of(List.of(), (settings) -> {
			created.add(new RecordingAmiClient(settings));
			return created.get(0);
		});
		clients.setLifecycle(new AmiClients.Listener() {

			@Override
			public void added(AmiClient client) {
				throw new OutOfMemoryError("unable to create native thread");
			}

			@Override
			public void removed(AmiClient client) {
				AmiClientsTests.this.log.add("stopped");
			}

		});
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> clients.add(settings("second")));
		assertThat(this.log).containsExactly("stopped");
		assertThat(created).singleElement().satisfies((client) -> assertThat(client.calls()).containsExactly("close"));
		assertThat(clients).isEmpty();
	}

	@Test
	void releasesTheNameIfTheClientCannotBeCreated() {
		AtomicBoolean failing = new AtomicBoolean(true);
		AmiClients clients = AmiClients.of(List.of(), (settings) -> {
			if (failing.get()) {
				throw new IllegalArgumentException("invalid");
			}
			return new RecordingAmiClient(settings);
		});
		assertThatIllegalArgumentException().isThrownBy(() -> clients.add(settings("second"))).withMessage("invalid");
		failing.set(false);
		assertThat(clients.add(settings("second")).name()).isEqualTo("second");
	}

	@Test
	void rejectsAClientWithADifferentName() {
		RecordingAmiClient other = new RecordingAmiClient("other");
		AmiClients clients = AmiClients.of(List.of(), (settings) -> other);
		assertThatIllegalArgumentException().isThrownBy(() -> clients.add(settings("second")))
			.withMessageContaining("has the name \"other\"");
		assertThat(other.calls()).containsExactly("close");
		assertThat(clients).isEmpty();
	}

	@Test
	void informsTheOtherListenersOfARemovalIfOneFails() {
		this.clients.onChange(logging("a"));
		this.clients.onChange(new AmiClients.Listener() {

			@Override
			public void removed(AmiClient client) {
				throw new IllegalStateException("broken");
			}

		});
		assertThat(this.clients.remove("first")).isTrue();
		assertThat(this.log).containsExactly("a removed first");
		assertThat(this.first.calls()).contains("close");
	}

	@Test
	void aServerCanBeAddedAgainAfterItsRemoval() {
		this.clients.remove("first");
		assertThat(this.clients.add(settings("first"))).isNotSameAs(this.first);
	}

	@Test
	void keepsTheNameUntilTheRemovalHasEnded() {
		this.clients.onChange(new AmiClients.Listener() {

			@Override
			public void removed(AmiClient client) {
				assertThatIllegalArgumentException()
					.isThrownBy(() -> AmiClientsTests.this.clients.add(settings("first")))
					.withMessageContaining("is being removed");
				AmiClientsTests.this.log.add("again " + AmiClientsTests.this.clients.remove("first"));
			}

		});
		assertThat(this.clients.remove("first")).isTrue();
		assertThat(this.log).containsExactly("again false");
	}

	@Test
	void doesNotLetAListenerRemoveTheServerThatIsBeingAdded() {
		this.clients.onChange(new AmiClients.Listener() {

			@Override
			public void added(AmiClient client) {
				AmiClientsTests.this.clients.remove(client.name());
			}

		});
		assertThatIllegalStateException().isThrownBy(() -> this.clients.add(settings("second")));
		assertThat(this.clients.names()).containsExactly("first");
	}

	@Test
	void snapshotsDoNotChange() {
		Map<String, AmiClient> map = this.clients.asMap();
		Iterator<AmiClient> iterator = this.clients.iterator();
		this.clients.remove("first");
		this.clients.add(settings("second"));
		assertThat(map).containsOnlyKeys("first");
		assertThat(iterator).toIterable().containsExactly(this.first);
	}

	@Test
	void addsNothingAfterTheEndOfTheApplication() {
		RecordingAmiClient second = (RecordingAmiClient) this.clients.add(settings("second"));
		this.clients.destroy();
		assertThat(second.calls()).containsExactly("close");
		assertThat(this.first.calls()).isEmpty();
		assertThatIllegalStateException().isThrownBy(() -> this.clients.add(settings("third")))
			.withMessageContaining("has been closed");
		assertThat(this.clients.names()).containsExactly("first", "second");
	}

	@Test
	void closesAClientThatIsBeingAddedWhenTheApplicationEnds() {
		List<RecordingAmiClient> created = new ArrayList<>();
		AmiClients[] clients = new AmiClients[1];
		clients[0] = AmiClients.of(List.of(), (settings) -> {
			created.add(new RecordingAmiClient(settings));
			clients[0].destroy();
			return created.get(0);
		});
		assertThatIllegalStateException().isThrownBy(() -> clients[0].add(settings("second")));
		assertThat(created.get(0).calls()).contains("close");
	}

	@Test
	void onlyOneOfSeveralThreadsAddsAName() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(8);
		try {
			CountDownLatch go = new CountDownLatch(1);
			List<Future<Boolean>> attempts = IntStream.range(0, 8).mapToObj((i) -> executor.submit(() -> {
				go.await();
				try {
					this.clients.add(settings("second"));
					return true;
				}
				catch (IllegalArgumentException ex) {
					return false;
				}
			})).toList();
			go.countDown();
			int successes = 0;
			for (Future<Boolean> attempt : attempts) {
				successes += attempt.get(30, TimeUnit.SECONDS) ? 1 : 0;
			}
			assertThat(successes).isOne();
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void removesOtherServersWhileAClientStops() throws Exception {
		CountDownLatch stopping = new CountDownLatch(1);
		CountDownLatch stopped = new CountDownLatch(1);
		this.clients.setLifecycle(new AmiClients.Listener() {

			@Override
			public void removed(AmiClient client) {
				if (client.name().equals("first")) {
					stopping.countDown();
					try {
						stopped.await(30, TimeUnit.SECONDS);
					}
					catch (InterruptedException ex) {
						Thread.currentThread().interrupt();
					}
				}
			}

		});
		this.clients.add(settings("second"));
		CompletableFuture<Boolean> removal = CompletableFuture.supplyAsync(() -> this.clients.remove("first"));
		assertThat(stopping.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.clients.remove("second")).isTrue();
		this.clients.follow(logging("late"));
		this.clients.add(settings("third"));
		assertThat(removal).isNotDone();
		stopped.countDown();
		assertThat(removal.get(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.log).containsExactly("late added third");
	}

	@Test
	void informsAFollowerOnceOfClientsThatAreAddedMeanwhile() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(4);
		try {
			List<List<String>> logs = new ArrayList<>();
			List<Future<?>> tasks = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				String name = "tenant" + i;
				List<String> log = new CopyOnWriteArrayList<>();
				logs.add(log);
				tasks.add(executor.submit(() -> this.clients.add(settings(name))));
				tasks.add(executor.submit(() -> this.clients.follow(new AmiClients.Listener() {

					@Override
					public void added(AmiClient client) {
						log.add(client.name());
					}

				})));
			}
			for (Future<?> task : tasks) {
				task.get(30, TimeUnit.SECONDS);
			}
			assertThat(logs)
				.allSatisfy((log) -> assertThat(log).containsExactlyInAnyOrderElementsOf(this.clients.names()));
		}
		finally {
			executor.shutdownNow();
		}
	}

	private AmiClients.Listener logging(String name) {
		return new AmiClients.Listener() {

			@Override
			public void added(AmiClient client) {
				AmiClientsTests.this.log.add(name + " added " + client.name());
			}

			@Override
			public void removed(AmiClient client) {
				AmiClientsTests.this.log.add(name + " removed " + client.name());
			}

		};
	}

	private static AmiClientSettings settings(String name) {
		return AmiClientSettings.builder().name(name).host("pbx.example.com").credentials("app", "secret").build();
	}

}
