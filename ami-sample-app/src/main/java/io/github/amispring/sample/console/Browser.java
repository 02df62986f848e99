/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * An open page, to which messages are sent one at a time. A page that is too slow for an
 * update receives a snapshot once the previous message has been written.
 */
class Browser {

	/**
	 * The maximum time between two messages. A lost connection is detected only by
	 * writing to it.
	 */
	private static final long MAX_SILENCE_NANOS = Duration.ofSeconds(15).toNanos();

	private static final long NO_TIMEOUT = 0;

	private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);

	private final Executor executor;

	private final AtomicBoolean busy = new AtomicBoolean();

	private boolean behind = true;

	private long lastSent = System.nanoTime();

	Browser(Executor executor) {
		this.executor = executor;
	}

	SseEmitter emitter() {
		return this.emitter;
	}

	/**
	 * Ensures that the next message is a snapshot. Only the thread that calls
	 * {@link #send} may call this method.
	 */
	void outdated() {
		this.behind = true;
	}

	/**
	 * Sends an update without blocking. Only one thread may call this method.
	 * @param update the changes
	 * @param snapshot supplies the complete state
	 */
	void send(ConsoleUpdate update, Supplier<ConsoleUpdate> snapshot) {
		if (!this.behind && update.isEmpty() && System.nanoTime() - this.lastSent < MAX_SILENCE_NANOS) {
			return;
		}
		if (!this.busy.compareAndSet(false, true)) {
			this.behind = true;
			return;
		}
		SseEmitter.SseEventBuilder message = this.behind ? message("snapshot", snapshot.get())
				: message("update", update);
		try {
			this.executor.execute(() -> write(message));
			this.behind = false;
			this.lastSent = System.nanoTime();
		}
		catch (RejectedExecutionException ex) {
			this.behind = true;
			this.busy.set(false);
		}
	}

	private static SseEmitter.SseEventBuilder message(String name, ConsoleUpdate content) {
		return SseEmitter.event().name(name).data(content, MediaType.APPLICATION_JSON);
	}

	private void write(SseEmitter.SseEventBuilder message) {
		try {
			this.emitter.send(message);
		}
		catch (IOException | IllegalStateException ex) {
			// the page is closed, and the web server completes the emitter
		}
		finally {
			this.busy.set(false);
		}
	}

	void close() {
		this.emitter.complete();
	}

}
