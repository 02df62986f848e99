/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process uses, as Linux reports it.
 *
 * @param cpuMillis the CPU time up to now, in milliseconds
 * @param residentMegabytes the memory in use, in MB
 * @param threads the number of threads
 */
public record Usage(long cpuMillis, long residentMegabytes, int threads) {

	private static final int MILLIS_A_TICK = 10;

	/**
	 * Returns what a process uses.
	 * @param pid the process identifier
	 * @return the usage
	 */
	public static Usage of(long pid) {
		Path folder = Path.of("/proc", String.valueOf(pid));
		try {
			String stat = Files.readString(folder.resolve("stat"));
			// the name of the program may contain spaces
			String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
			long resident = 0;
			int threads = 0;
			for (String line : Files.readAllLines(folder.resolve("status"))) {
				if (line.startsWith("VmRSS:")) {
					resident = number(line) / 1024;
				}
				else if (line.startsWith("Threads:")) {
					threads = (int) number(line);
				}
			}
			return new Usage(ticks * MILLIS_A_TICK, resident, threads);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long number(String line) {
		return Long.parseLong(line.replaceAll("\\D", ""));
	}

}
