/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;

/**
 * What this process, and the machine, have used up to a moment.
 *
 * @param time the moment, in nanoseconds
 * @param cpu the CPU time of this process, in nanoseconds, its JIT and GC included
 * @param allocated the bytes that its threads have allocated
 * @param machine the CPU time of the whole machine, stolen time included; 0 where it is
 * not known
 */
public record Usage(long time, long cpu, long allocated, long machine) {

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private static final Path PROC_STAT = Path.of("/proc/stat");

	private static final long NANOS_A_TICK = 10_000_000;

	/** What has been used up to now. */
	public static Usage now() {
		return new Usage(System.nanoTime(), cpuNanos(), AllocationMeter.INSTANCE.bytes(), machineNanos());
	}

	/** The CPU time of this process, in nanoseconds. */
	public static long cpuNanos() {
		return SYSTEM.getProcessCpuTime();
	}

	private static long machineNanos() {
		if (!Files.exists(PROC_STAT)) {
			return 0;
		}
		try {
			String[] ticks = Files.readAllLines(PROC_STAT).get(0).trim().split(" +");
			// user nice system idle iowait irq softirq steal
			long busy = 0;
			for (int i : new int[] { 1, 2, 3, 6, 7, 8 }) {
				busy += Long.parseLong(ticks[i]);
			}
			return busy * NANOS_A_TICK;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/**
	 * What was used since an earlier moment.
	 * @param earlier the earlier moment
	 * @return the differences
	 */
	public Usage since(Usage earlier) {
		return new Usage(this.time - earlier.time, this.cpu - earlier.cpu, this.allocated - earlier.allocated,
				this.machine - earlier.machine);
	}

}
