/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.amispring.client.AmiClient;
import io.github.amispring.sample.calls.Call;
import io.github.amispring.sample.calls.LiveCalls;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends updates to the open pages, four times a second regardless of the number of
 * events. A slow page delays neither the event listeners nor other pages.
 */
@Component
class ConsoleStream {

	private static final int MAX_BROWSERS = 32;

	private static final int MAX_CALLS = 200;

	private static final int EVENTS_PER_UPDATE = 50;

	private static final int MAX_OUTCOMES = 20;

	private final AmiClient client;

	private final LiveCalls liveCalls;

	private final EventFeed eventFeed;

	private final Rates rates;

	private final Outcomes outcomes;

	private final PbxAddress pbxAddress;

	private final Set<Browser> browsers = ConcurrentHashMap.newKeySet();

	// not a bean, which would replace the executor that Spring Boot configures
	private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

	// the content of the pages; only the scheduler thread accesses it

	private Map<String, Call> calls = new LinkedHashMap<>();

	private ConsoleUpdate.@Nullable Pbx pbx;

	private ConsoleUpdate.@Nullable Activity activity;

	private final Deque<ConsoleUpdate.Outcome> lastOutcomes = new ArrayDeque<>();

	private long lastEvent;

	ConsoleStream(AmiClient client, LiveCalls liveCalls, EventFeed eventFeed, Rates rates, Outcomes outcomes,
			PbxAddress pbxAddress) {
		this.client = client;
		this.liveCalls = liveCalls;
		this.eventFeed = eventFeed;
		this.rates = rates;
		this.outcomes = outcomes;
		this.pbxAddress = pbxAddress;
		this.executor.setThreadNamePrefix("console-");
		this.executor.setCorePoolSize(0);
		this.executor.setMaxPoolSize(MAX_BROWSERS);
		this.executor.setQueueCapacity(0);
		this.executor.initialize();
	}

	SseEmitter open() {
		if (this.browsers.size() >= MAX_BROWSERS) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"Too many pages of the console are open.");
		}
		Browser browser = new Browser(this.executor);
		browser.emitter().onCompletion(() -> this.browsers.remove(browser));
		this.browsers.add(browser);
		return browser.emitter();
	}

	@Scheduled(fixedDelay = 250)
	void publish() {
		ConsoleUpdate update = update();
		for (Browser browser : this.browsers) {
			browser.send(update, this::snapshot);
		}
	}

	private ConsoleUpdate update() {
		List<Call> present = this.liveCalls.calls();
		Map<String, Call> before = this.calls;
		this.calls = new LinkedHashMap<>();
		present.stream().limit(MAX_CALLS).forEach((call) -> this.calls.put(call.id(), call));
		List<Call> changed = this.calls.values()
			.stream()
			.filter((call) -> !call.equals(before.get(call.id())))
			.toList();
		List<String> ended = before.keySet().stream().filter((id) -> !this.calls.containsKey(id)).toList();

		ConsoleUpdate.Pbx pbxBefore = this.pbx;
		this.pbx = ConsoleUpdate.Pbx.of(this.pbxAddress.description(), this.client.status());
		ConsoleUpdate.Activity activityBefore = this.activity;
		this.activity = new ConsoleUpdate.Activity(present.size(), this.rates.callsPerMinute(),
				this.rates.eventsPerSecond());
		return new ConsoleUpdate(Instant.now(), this.pbx.equals(pbxBefore) ? null : this.pbx,
				this.activity.equals(activityBefore) ? null : this.activity, changed, ended, newEvents(),
				newOutcomes());
	}

	private List<EventSummary> newEvents() {
		List<EventFeed.Entry> entries = this.eventFeed.after(this.lastEvent);
		if (!entries.isEmpty()) {
			this.lastEvent = entries.get(entries.size() - 1).number();
		}
		return entries.stream().skip(Math.max(0, entries.size() - EVENTS_PER_UPDATE)).map(EventSummary::of).toList();
	}

	private List<ConsoleUpdate.Outcome> newOutcomes() {
		List<ConsoleUpdate.Outcome> taken = this.outcomes.take();
		this.lastOutcomes.addAll(taken);
		while (this.lastOutcomes.size() > MAX_OUTCOMES) {
			this.lastOutcomes.removeFirst();
		}
		return taken;
	}

	private ConsoleUpdate snapshot() {
		List<EventSummary> events = this.eventFeed.after(0)
			.stream()
			.filter((entry) -> entry.number() <= this.lastEvent)
			.map(EventSummary::of)
			.toList();
		return new ConsoleUpdate(Instant.now(), this.pbx, this.activity, List.copyOf(this.calls.values()), List.of(),
				events, List.copyOf(this.lastOutcomes));
	}

	// ends the requests before the graceful shutdown of the web server, which waits for
	// them
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.browsers.forEach(Browser::close);
		this.executor.shutdown();
	}

}
