/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.process;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

import com.sun.management.ThreadMXBean;

/**
 * Adds up the bytes that the threads of this process allocate. The count of a thread is
 * lost when the thread ends, so the meter reads all counts periodically.
 */
final class AllocationMeter {

	static final AllocationMeter INSTANCE = new AllocationMeter();

	private static final long INTERVAL = 200;

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Map<Long, Long> bytes = new HashMap<>();

	private AllocationMeter() {
		Thread thread = new Thread(this::watch, "allocation-meter");
		thread.setDaemon(true);
		thread.start();
	}

	private void watch() {
		try {
			while (true) {
				bytes();
				Thread.sleep(INTERVAL);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	synchronized long bytes() {
		long[] ids = this.threads.getAllThreadIds();
		long[] allocated = this.threads.getThreadAllocatedBytes(ids);
		for (int i = 0; i < ids.length; i++) {
			this.bytes.merge(ids[i], allocated[i], Math::max);
		}
		return this.bytes.values().stream().mapToLong(Long::longValue).sum();
	}

}
