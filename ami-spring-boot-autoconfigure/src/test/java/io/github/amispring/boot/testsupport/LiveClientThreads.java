/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.testsupport;

import java.util.List;

/**
 * The live threads of clients with the default name.
 */
public final class LiveClientThreads {

	private LiveClientThreads() {
	}

	/** Returns the names of the live threads. */
	public static List<String> names() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("ami-default-"))
			.toList();
	}

}
