/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * An open page, to which messages are sent without blocking. Updates that occur while an
 * earlier message is being written are sent afterwards; if there are too many, the page
 * receives a snapshot instead. Only one thread may call {@link #send}; any thread may
 * call {@link #close}.
 */
class Browser {

	/** The number of updates that a page may be behind before it receives a snapshot. */
	static final int MAX_BEHIND = 20;

	private final SseEmitter emitter;

	private final Executor executor;

	/** Whether a message is being written, or the connection has ended. */
	private final AtomicBoolean busy = new AtomicBoolean();

	private volatile boolean closed;

	/** The number of the last update that the page has, -1 if it has none. */
	private long position;

	private boolean reconnecting = true;

	/**
	 * Creates a browser.
	 * @param emitter the connection
	 * @param executor writes the messages
	 * @param position the number of the last update that the page received from its
	 * previous connection, -1 if it has none
	 */
	Browser(SseEmitter emitter, Executor executor, long position) {
		this.emitter = emitter;
		this.executor = executor;
		this.position = position;
	}

	/**
	 * Sends what the page does not have yet, unless an earlier message is still being
	 * written.
	 * @param log the updates
	 * @param snapshot supplies the complete state as of the last update
	 */
	void send(UpdateLog log, Supplier<byte[]> snapshot) {
		if (this.position == log.last() || !this.busy.compareAndSet(false, true)) {
			return;
		}
		List<byte[]> messages = missing(log);
		if (messages == null) {
			messages = List.of(snapshot.get());
		}
		List<byte[]> written = messages;
		try {
			this.executor.execute(() -> write(written));
			this.position = log.last();
			this.reconnecting = false;
		}
		catch (RejectedExecutionException ex) {
			this.busy.set(false);
		}
	}

	private @Nullable List<byte[]> missing(UpdateLog log) {
		boolean tooSlow = !this.reconnecting && log.last() - this.position > MAX_BEHIND;
		return tooSlow ? null : log.since(this.position);
	}

	private void write(List<byte[]> messages) {
		try {
			for (int i = 0; i < messages.size() && !this.closed; i++) {
				this.emitter.send(Set.of(new DataWithMediaType(messages.get(i), MediaType.TEXT_EVENT_STREAM)));
			}
		}
		catch (IOException | IllegalStateException ex) {
			// the page is closed, and the web server completes the emitter
		}
		finally {
			this.busy.set(false);
			if (this.closed) {
				completeIfIdle();
			}
		}
	}

	/**
	 * Ends the connection without blocking: a message that is being written to a slow
	 * page is completed first.
	 */
	void close() {
		this.closed = true;
		completeIfIdle();
	}

	// the emitter is blocked while a message is being written
	private void completeIfIdle() {
		if (this.busy.compareAndSet(false, true)) {
			this.emitter.complete();
		}
	}

}
