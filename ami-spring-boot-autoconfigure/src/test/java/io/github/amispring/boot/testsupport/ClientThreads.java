/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.testsupport;

import java.util.List;

/**
 * The threads of clients of the default name.
 */
public final class ClientThreads {

	private ClientThreads() {
	}

	/** The names of those that are alive. */
	public static List<String> alive() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("ami-default-"))
			.toList();
	}

}
