/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends updates to the open pages, ten times a second regardless of the number of events.
 * A slow page delays neither the event listeners nor other pages.
 */
@Component
class ConsoleStream {

	private static final Logger logger = LoggerFactory.getLogger(ConsoleStream.class);

	private static final int MAX_BROWSERS = 64;

	private static final long NO_TIMEOUT = 0;

	private static final Duration INTERVAL = Duration.ofMillis(100);

	/**
	 * The maximum time between two updates. The page relies on it to notice that it has
	 * lost the server, and a lost page is detected only by writing to it.
	 */
	private static final Duration MAX_SILENCE = Duration.ofSeconds(3);

	private final ConsoleState state;

	private final SseMessages messages;

	private final BrowserSessions sessions;

	private final UpdateLog log = new UpdateLog();

	private final Set<Browser> browsers = ConcurrentHashMap.newKeySet();

	// not beans, which would replace the executors that Spring Boot configures

	private final ScheduledExecutorService scheduler = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "console-stream"));

	private final ThreadPoolTaskExecutor writers = new ThreadPoolTaskExecutor();

	// only the scheduler thread accesses these fields

	private Instant lastUpdate = Instant.EPOCH;

	private byte @Nullable [] snapshot;

	ConsoleStream(ConsoleState state, SseMessages messages, BrowserSessions sessions) {
		this.state = state;
		this.messages = messages;
		this.sessions = sessions;
		this.writers.setThreadNamePrefix("console-");
		this.writers.setCorePoolSize(0);
		this.writers.setMaxPoolSize(MAX_BROWSERS);
		this.writers.setQueueCapacity(0);
		this.writers.initialize();
	}

	/**
	 * Opens a stream, which ends with the session.
	 * @param lastEventId the identifier of the last update that the page has received
	 * @param session the session of the user, {@code null} without a login
	 * @return the stream
	 */
	SseEmitter open(@Nullable String lastEventId, @Nullable HttpSession session) {
		if (this.browsers.size() >= MAX_BROWSERS) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"Too many pages of the console are open.");
		}
		SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
		Browser browser = new Browser(emitter, this.writers, this.log.number(lastEventId));
		emitter.onCompletion(() -> remove(browser));
		this.browsers.add(browser);
		if (session != null) {
			this.sessions.add(browser, session);
		}
		return emitter;
	}

	private void remove(Browser browser) {
		this.browsers.remove(browser);
		this.sessions.remove(browser);
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.scheduler.scheduleWithFixedDelay(this::publish, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void publish() {
		try {
			publish(Instant.now());
		}
		catch (Throwable ex) {
			// an exception would end the schedule
			logger.error("The pages could not be updated. They receive a snapshot.", ex);
			this.snapshot = null;
			this.log.clear();
		}
	}

	/** Sends what has changed to all browsers. */
	void publish(Instant now) {
		ConsoleUpdate update = this.state.advance(now);
		if (!update.isEmpty() || Duration.between(this.lastUpdate, now).compareTo(MAX_SILENCE) >= 0) {
			this.lastUpdate = now;
			this.snapshot = null;
			this.log.add(this.messages.message(this.log.nextId(), "update", update));
		}
		for (Browser browser : this.browsers) {
			browser.send(this.log, () -> snapshot(now));
		}
	}

	private byte[] snapshot(Instant now) {
		byte[] shared = this.snapshot;
		if (shared == null) {
			shared = this.messages.message(this.log.lastId(), "snapshot", this.state.snapshot(now));
			this.snapshot = shared;
		}
		return shared;
	}

	// ends the requests before the graceful shutdown of the web server, which waits for
	// them
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.scheduler.shutdown();
		this.browsers.forEach(Browser::close);
		this.writers.shutdown();
	}

}
