/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads recordings from real servers.
 */
public final class Fixtures {

	private Fixtures() {
	}

	public static List<String> lines(String name) {
		try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Reading \"" + name + "\" failed", ex);
		}
	}

	/** Reads lines of the form "name: word word ...". */
	public static Map<String, List<String>> words(String name) {
		Map<String, List<String>> words = new LinkedHashMap<>();
		for (String line : lines(name)) {
			int colon = line.indexOf(": ");
			words.put(line.substring(0, colon), List.of(line.substring(colon + 2).split(" ")));
		}
		return words;
	}

}
