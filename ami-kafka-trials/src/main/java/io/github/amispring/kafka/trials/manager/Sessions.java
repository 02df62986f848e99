/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.manager;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

import io.github.amispring.kafka.trials.process.Wait;

/**
 * How many instances are connected to an Asterisk, according to its command
 * {@code manager show connected}, each 50 milliseconds.
 */
public final class Sessions implements AutoCloseable {

	private static final Duration INTERVAL = Duration.ofMillis(50);

	private final ManagerConnection connection;

	private final Pattern line;

	private final List<Sample> samples = new ArrayList<>();

	private volatile boolean closed;

	/**
	 * Starts to observe.
	 * @param server the Asterisk
	 */
	public Sessions(Asterisk server) {
		this.line = Pattern.compile("Output: +" + Pattern.quote(server.instanceUsername()) + " .*");
		this.connection = new ManagerConnection(server, false, this::read);
		Thread thread = new Thread(this::ask, "sessions-" + server.name());
		thread.setDaemon(true);
		thread.start();
	}

	private void ask() {
		while (!this.closed) {
			this.connection.send("Action: Command", "Command: manager show connected");
			Wait.pause(INTERVAL);
		}
	}

	private void read(List<String> message) {
		if (message.stream().noneMatch((line) -> line.endsWith(" users connected."))) {
			return;
		}
		int count = (int) message.stream().filter((line) -> this.line.matcher(line).matches()).count();
		synchronized (this.samples) {
			this.samples.add(new Sample(System.currentTimeMillis(), count));
		}
	}

	/** Returns the number of connected instances. */
	public int count() {
		synchronized (this.samples) {
			return this.samples.isEmpty() ? 0 : this.samples.get(this.samples.size() - 1).count();
		}
	}

	/**
	 * Returns for how long more than one instance was connected.
	 * @param from the beginning, in milliseconds since 1970
	 * @param to the end
	 * @return the time, in milliseconds
	 */
	public long overlap(long from, long to) {
		return time(from, to, (count) -> count > 1);
	}

	/**
	 * Returns for how long no instance was connected.
	 * @param from the beginning, in milliseconds since 1970
	 * @param to the end
	 * @return the time, in milliseconds
	 */
	public long absence(long from, long to) {
		return time(from, to, (count) -> count == 0);
	}

	private long time(long from, long to, IntPredicate condition) {
		List<Sample> samples;
		synchronized (this.samples) {
			samples = List.copyOf(this.samples);
		}
		long time = 0;
		for (int i = 1; i < samples.size(); i++) {
			Sample last = samples.get(i - 1);
			Sample next = samples.get(i);
			if (condition.test(last.count()) && last.millis() < to && next.millis() > from) {
				time += Math.min(to, next.millis()) - Math.max(from, last.millis());
			}
		}
		return time;
	}

	@Override
	public void close() {
		this.closed = true;
		this.connection.close();
	}

	private record Sample(long millis, int count) {
	}

}
