/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.manager;

import java.time.Duration;

import io.github.amispring.kafka.trials.process.Wait;

/**
 * Originates calls between Local channels at a fixed rate.
 */
public final class Calls implements AutoCloseable {

	private final ManagerConnection connection;

	private final Duration interval;

	private final Thread thread;

	private volatile boolean closed;

	private volatile int count;

	/**
	 * Starts to call.
	 * @param server the Asterisk
	 * @param interval the time between two calls
	 */
	public Calls(Asterisk server, Duration interval) {
		this.connection = new ManagerConnection(server, false, (message) -> {
		});
		this.interval = interval;
		this.thread = new Thread(this::call, "calls-" + server.name());
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void call() {
		while (!this.closed) {
			this.connection.send("Action: Originate", "Channel: Local/answer-3@test/n", "Context: test",
					"Exten: dial-answer", "Priority: 1", "Async: true", "ActionID: trial-" + this.count);
			this.count++;
			Wait.pause(this.interval);
		}
	}

	/** Returns the number of calls up to now. */
	public int count() {
		return this.count;
	}

	/** Makes no further calls. The present ones end after a few seconds. */
	@Override
	public void close() {
		this.closed = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.connection.close();
	}

}
