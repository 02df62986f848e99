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
 * The resources that this process and the machine have used up to an instant.
 *
 * @param time the instant, in nanoseconds
 * @param cpu the CPU time of this process, in nanoseconds, including its compilers and
 * its garbage collector
 * @param allocated the bytes that the threads of this process have allocated
 * @param machine the CPU time of the whole machine, in nanoseconds, including stolen
 * time; 0 if it is not known
 */
public record Usage(long time, long cpu, long allocated, long machine) {

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private static final Path PROC_STAT = Path.of("/proc/stat");

	private static final long NANOS_A_TICK = 10_000_000;

	/** Returns the resources used up to now. */
	public static Usage now() {
		return new Usage(System.nanoTime(), cpuNanos(), AllocationMeter.INSTANCE.bytes(), machineNanos());
	}

	/** Returns the CPU time of this process, in nanoseconds. */
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
	 * Returns the resources used since an earlier instant.
	 * @param earlier the usage at the earlier instant
	 * @return the differences
	 */
	public Usage since(Usage earlier) {
		return new Usage(this.time - earlier.time, this.cpu - earlier.cpu, this.allocated - earlier.allocated,
				this.machine - earlier.machine);
	}

}
