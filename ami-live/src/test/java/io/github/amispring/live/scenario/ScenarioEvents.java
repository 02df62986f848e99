/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import io.github.amispring.client.AmiClient;
import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.message.AmiEvent;
import org.awaitility.Awaitility;

/**
 * The events of Asterisk during a scenario, in order. The channels of other phones are
 * not waited for.
 */
final class ScenarioEvents {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	/** Call records follow the last channel event after at most this time. */
	private static final Duration QUIET = Duration.ofMillis(400);

	private static final Set<String> IRRELEVANT = Set.of("RTCPReceived", "RTCPSent", "TestEvent");

	private final List<AmiEvent> events = new ArrayList<>();

	private final PhoneSet phones;

	/** The Uniqueids of all channels of the scenario so far. */
	private final Set<String> ids = new HashSet<>();

	/** The Uniqueids of the present channels of the scenario. */
	private final Set<String> channels = new HashSet<>();

	private Instant last = Instant.now();

	ScenarioEvents(AmiClient client, PhoneSet phones) {
		this.phones = phones;
		client.subscribe(AmiEvent.class, this::add);
	}

	private synchronized void add(AmiEvent event) {
		this.events.add(event);
		if (event instanceof NewChannelEvent created && isOwn(created.channel())) {
			this.ids.add(created.channel().uniqueId());
			this.channels.add(created.channel().uniqueId());
		}
		else if (event instanceof HangupEvent ended) {
			this.channels.remove(ended.channel().uniqueId());
		}
		if (!IRRELEVANT.contains(event.eventName()) && isOwn(event)) {
			this.last = Instant.now();
		}
	}

	private boolean isOwn(ChannelSnapshot channel) {
		return this.phones.ownsChannel(channel.name()) || this.ids.contains(channel.linkedId());
	}

	private boolean isOwn(AmiEvent event) {
		if (event instanceof OriginateResponseEvent response && response.uniqueId() == null) {
			// No channel was created, or it has already ended
			return this.phones.ownsDevice(String.valueOf(response.channel()));
		}
		return event.message()
			.headers()
			.stream()
			.anyMatch((header) -> header.name().endsWith("niqueid") && this.ids.contains(header.value()));
	}

	synchronized void clear() {
		this.events.clear();
		this.ids.clear();
		this.channels.clear();
	}

	synchronized Set<String> channelIds() {
		return Set.copyOf(this.ids);
	}

	synchronized List<AmiEvent> all() {
		return List.copyOf(this.events);
	}

	<E extends AmiEvent> E await(Class<E> type, Predicate<? super E> condition) {
		return Awaitility.await(type.getSimpleName())
			.atMost(TIMEOUT)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> first(type, condition), Optional::isPresent)
			.orElseThrow();
	}

	private <E extends AmiEvent> Optional<E> first(Class<E> type, Predicate<? super E> condition) {
		return all().stream()
			.filter((event) -> type.isInstance(event) && isOwn(event))
			.map(type::cast)
			.filter(condition)
			.findFirst();
	}

	/** Waits until all channels are gone, and their call records have been received. */
	void awaitNoChannels() {
		await("hangup of all channels", this::hasNoChannels);
		awaitQuiet();
	}

	private synchronized boolean hasNoChannels() {
		return this.channels.isEmpty();
	}

	void awaitQuiet() {
		await("no further events", this::isQuiet);
	}

	private synchronized boolean isQuiet() {
		return this.last.plus(QUIET).isBefore(Instant.now());
	}

	private static void await(String description, Callable<Boolean> condition) {
		Awaitility.await(description).atMost(TIMEOUT).pollInterval(Duration.ofMillis(10)).until(condition);
	}

	@Override
	public String toString() {
		return all().stream()
			.map((event) -> event.eventName() + " " + Optional.ofNullable(event.message().get("Channel")).orElse(""))
			.toList()
			.toString();
	}

}
