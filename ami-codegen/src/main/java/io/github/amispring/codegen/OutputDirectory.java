/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory that contains only generated files. A file whose content has not changed is
 * not written, which avoids its recompilation. Files that are no longer generated are
 * deleted.
 */
final class OutputDirectory {

	private final Path directory;

	private final Set<Path> written = new HashSet<>();

	OutputDirectory(Path directory) {
		this.directory = directory;
	}

	void write(String name, String content) throws IOException {
		Path file = this.directory.resolve(name);
		this.written.add(file);
		byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
		if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
			Files.createDirectories(file.getParent());
			Files.write(file, bytes);
		}
	}

	void deleteOthers() throws IOException {
		Files.createDirectories(this.directory);
		List<Path> files;
		try (Stream<Path> tree = Files.walk(this.directory)) {
			files = tree.filter(Files::isRegularFile).filter((file) -> !this.written.contains(file)).toList();
		}
		for (Path file : files) {
			Files.delete(file);
		}
	}

}
