/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.amispring.Ami;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.phone.SipPhone;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;

/**
 * A real Asterisk with four phones. Runs one scenario at a time. Several can be open at
 * the same time if they have different phones.
 */
public final class ScenarioPbx implements AutoCloseable {

	/** How long a phone rings before it is answered. */
	public static final Duration RING = Duration.ofSeconds(1);

	/** How long two parties talk. */
	public static final Duration TALK = Duration.ofSeconds(2);

	/** How long a party is on hold. */
	public static final Duration HOLD = Duration.ofSeconds(1);

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final PhoneSet phones;

	private final AmiClient client;

	private final ScenarioEvents events;

	private final SipPhone alice;

	private final SipPhone bob;

	private final SipPhone carol;

	private final SipPhone dave;

	private final Deque<AmiAction<?>> afterwards = new ArrayDeque<>();

	/** Connects to Asterisk, and registers the first set of phones. */
	public ScenarioPbx(ScenarioServer server) {
		this(server, PhoneSet.A);
	}

	/** Connects to Asterisk, and registers phones. */
	public ScenarioPbx(ScenarioServer server, PhoneSet phones) {
		this.phones = phones;
		this.client = Ami.createClient(server.settings().build());
		this.client.start().orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
		this.events = new ScenarioEvents(this.client, phones);
		this.alice = new SipPhone(server.sip(), phones.endpoint("2001"));
		this.bob = new SipPhone(server.sip(), phones.endpoint("2002"));
		this.carol = new SipPhone(server.sip(), phones.endpoint("2003"));
		this.dave = new SipPhone(server.sip(), phones.endpoint("2004"));
		this.events.awaitQuiet();
	}

	public AmiClient client() {
		return this.client;
	}

	/** The phone with the number 2001. */
	public SipPhone alice() {
		return this.alice;
	}

	/** The phone with the number 2002. */
	public SipPhone bob() {
		return this.bob;
	}

	/** The phone with the number 2003. */
	public SipPhone carol() {
		return this.carol;
	}

	/** The phone with the number 2004. */
	public SipPhone dave() {
		return this.dave;
	}

	/** Runs a scenario. */
	void run(CallScenario scenario) {
		this.events.clear();
		try {
			scenario.script().run(this);
			this.events.awaitNoChannels();
		}
		catch (RuntimeException | Error ex) {
			throw new IllegalStateException("Scenario " + scenario + " failed after " + this.events, ex);
		}
		finally {
			phones().forEach(SipPhone::reset);
			while (!this.afterwards.isEmpty()) {
				this.client.execute(this.afterwards.pop());
			}
			this.events.awaitQuiet();
		}
	}

	/** Returns the context of the phones. */
	public String context() {
		return this.phones.name("live");
	}

	/** Returns the name of a queue, which each set of phones has. */
	public String queue(String name) {
		return this.phones.name(name);
	}

	/** Returns the device of a phone, which is also its dial string. */
	public String device(String number) {
		return "PJSIP/" + this.phones.endpoint(number);
	}

	/** Returns the Uniqueids of all channels of the scenario so far. */
	public Set<String> channelIds() {
		return this.events.channelIds();
	}

	/**
	 * Returns all events of Asterisk since the scenario began. After the scenario, the
	 * list is complete.
	 */
	public List<AmiEvent> events() {
		return this.events.all();
	}

	/** Lets time pass while a phone rings, parties talk or are on hold. */
	public void pass(Duration time) {
		CompletableFuture.runAsync(() -> {
		}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)).join();
	}

	/** Waits for an event of the scenario. It may have been received already. */
	public <E extends AmiEvent> E await(Class<E> type, Predicate<? super E> condition) {
		return this.events.await(type, condition);
	}

	public <E extends AmiEvent> E await(Class<E> type) {
		return await(type, (event) -> true);
	}

	/** Returns the name of the newest channel of a phone. */
	public String channelOf(SipPhone phone) {
		List<String> names = this.events.all()
			.stream()
			.filter(NewChannelEvent.class::isInstance)
			.map((event) -> ((NewChannelEvent) event).channel().name())
			.filter((name) -> name.startsWith("PJSIP/" + phone.number() + "-"))
			.toList();
		if (names.isEmpty()) {
			throw new IllegalStateException(phone + " has no channel");
		}
		return names.get(names.size() - 1);
	}

	/** Executes an action. */
	public void execute(AmiAction<?> action) {
		this.client.execute(action);
	}

	/** Executes an action when the channels of the scenario are gone. */
	public void executeAfterwards(AmiAction<?> action) {
		this.afterwards.push(action);
	}

	private Stream<SipPhone> phones() {
		return Stream.of(this.alice, this.bob, this.carol, this.dave);
	}

	@Override
	public void close() {
		phones().forEach(SipPhone::close);
		this.client.close();
	}

}
