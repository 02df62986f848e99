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
 * One page that is open somewhere. Never more than one message is on its way to it: a
 * page that was too slow for a change gets everything anew as soon as it can take it.
 */
class Browser {

	/**
	 * How long to be silent at the most, so that a connection that is gone is noticed.
	 */
	private static final long SILENCE_NANOS = Duration.ofSeconds(15).toNanos();

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
	 * Sends what changed, without waiting. Called by one thread only.
	 * @param update what changed
	 * @param snapshot gives everything
	 */
	void send(ConsoleUpdate update, Supplier<ConsoleUpdate> snapshot) {
		if (!this.behind && update.isEmpty() && System.nanoTime() - this.lastSent < SILENCE_NANOS) {
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
			// the page was closed; the web server has found out, and ends the emitter
		}
		finally {
			this.busy.set(false);
		}
	}

	void close() {
		this.emitter.complete();
	}

}
