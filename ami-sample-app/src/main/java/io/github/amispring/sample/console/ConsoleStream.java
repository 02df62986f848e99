/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.amispring.client.AmiClient;
import io.github.amispring.sample.calls.CallFeed;
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

	private static final int EVENTS_PER_UPDATE = 50;

	private static final int MAX_STEPS = 20;

	private final AmiClient client;

	private final CallFeed callFeed;

	private final EventFeed eventFeed;

	private final Rates rates;

	private final PlacedCalls placedCalls;

	private final PbxAddress pbxAddress;

	private final Set<Browser> browsers = ConcurrentHashMap.newKeySet();

	// not a bean, which would replace the executor that Spring Boot configures
	private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

	// the content of the pages; only the scheduler thread accesses it

	private ConsoleUpdate.@Nullable Pbx pbx;

	private ConsoleUpdate.@Nullable Activity activity;

	private CallFeed.@Nullable View view;

	private final Deque<PlacedCalls.Step> lastSteps = new ArrayDeque<>();

	private long lastEvent;

	ConsoleStream(AmiClient client, CallFeed callFeed, EventFeed eventFeed, Rates rates, PlacedCalls placedCalls,
			PbxAddress pbxAddress) {
		this.client = client;
		this.callFeed = callFeed;
		this.eventFeed = eventFeed;
		this.rates = rates;
		this.placedCalls = placedCalls;
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
		CallFeed.Changes changes = this.callFeed.take();
		ConsoleUpdate update = update(changes);
		for (Browser browser : this.browsers) {
			if (changes.replaced()) {
				browser.outdated();
			}
			browser.send(update, this::snapshot);
		}
	}

	private ConsoleUpdate update(CallFeed.Changes changes) {
		ConsoleUpdate.Pbx pbxBefore = this.pbx;
		this.pbx = ConsoleUpdate.Pbx.of(this.pbxAddress.description(), this.client.status());
		ConsoleUpdate.Activity activityBefore = this.activity;
		this.activity = new ConsoleUpdate.Activity(this.callFeed.size(), this.rates.callsPerMinute(),
				this.rates.eventsPerSecond());
		CallFeed.View viewBefore = this.view;
		this.view = changes.view();
		return new ConsoleUpdate(Instant.now(), this.pbx.equals(pbxBefore) ? null : this.pbx,
				this.activity.equals(activityBefore) ? null : this.activity,
				this.view.equals(viewBefore) ? null : this.view, null, changes.calls(), changes.ended(), newEvents(),
				newSteps());
	}

	private List<EventSummary> newEvents() {
		List<EventFeed.Entry> entries = this.eventFeed.after(this.lastEvent);
		if (!entries.isEmpty()) {
			this.lastEvent = entries.get(entries.size() - 1).number();
		}
		return entries.stream().skip(Math.max(0, entries.size() - EVENTS_PER_UPDATE)).map(EventSummary::of).toList();
	}

	private List<PlacedCalls.Step> newSteps() {
		List<PlacedCalls.Step> taken = this.placedCalls.take();
		this.lastSteps.addAll(taken);
		while (this.lastSteps.size() > MAX_STEPS) {
			this.lastSteps.removeFirst();
		}
		return taken;
	}

	private ConsoleUpdate snapshot() {
		List<EventSummary> events = this.eventFeed.after(0)
			.stream()
			.filter((entry) -> entry.number() <= this.lastEvent)
			.map(EventSummary::of)
			.toList();
		CallFeed.Snapshot calls = this.callFeed.snapshot();
		return new ConsoleUpdate(Instant.now(), this.pbx, this.activity, this.view, calls.version(), calls.calls(),
				List.of(), events, List.copyOf(this.lastSteps));
	}

	// ends the requests before the graceful shutdown of the web server, which waits for
	// them
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.browsers.forEach(Browser::close);
		this.executor.shutdown();
	}

}
