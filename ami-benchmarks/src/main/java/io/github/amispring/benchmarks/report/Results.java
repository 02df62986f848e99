/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All figures of a benchmark, stored in one JSON file. A run replaces the sections of the
 * parts that it measures and keeps all other sections.
 *
 * @param parts the sections by the names of the parts
 */
public record Results(Map<String, Section> parts) {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	/** Creates results without figures. */
	public Results() {
		this(new TreeMap<>());
	}

	/**
	 * Reads results from a file.
	 * @param file the file
	 * @return the results in the file; empty if the file does not exist
	 */
	public static Results read(Path file) {
		return Files.exists(file) ? JSON.readValue(file, Results.class) : new Results();
	}

	/**
	 * Writes these results to a file.
	 * @param file the file, in an existing folder
	 */
	public void write(Path file) {
		JSON.writeValue(file, this);
	}

}
