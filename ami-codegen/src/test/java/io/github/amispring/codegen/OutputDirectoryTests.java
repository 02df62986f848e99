/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OutputDirectory}.
 */
class OutputDirectoryTests {

	private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

	@TempDir
	Path directory;

	@Test
	void writesFiles() throws IOException {
		new OutputDirectory(this.directory).write("a/b/C.java", "text");
		assertThat(this.directory.resolve("a/b/C.java")).hasContent("text");
	}

	@Test
	void doesNotTouchUnchangedFiles() throws IOException {
		Path same = Files.writeString(this.directory.resolve("same"), "text");
		Path other = Files.writeString(this.directory.resolve("other"), "text");
		Files.setLastModifiedTime(same, LONG_AGO);
		Files.setLastModifiedTime(other, LONG_AGO);
		OutputDirectory output = new OutputDirectory(this.directory);
		output.write("same", "text");
		output.write("other", "other text");
		assertThat(Files.getLastModifiedTime(same)).isEqualTo(LONG_AGO);
		assertThat(Files.getLastModifiedTime(other)).isGreaterThan(LONG_AGO);
		assertThat(other).hasContent("other text");
	}

	@Test
	void deletesFilesThatAreNoLongerGenerated() throws IOException {
		Files.createDirectories(this.directory.resolve("a"));
		Path stale = Files.writeString(this.directory.resolve("a/Stale.java"), "text");
		OutputDirectory output = new OutputDirectory(this.directory);
		output.write("a/New.java", "text");
		output.deleteOthers();
		assertThat(stale).doesNotExist();
		assertThat(this.directory.resolve("a/New.java")).exists();
	}

	@Test
	void createsEmptyDirectories() throws IOException {
		Path missing = this.directory.resolve("missing");
		new OutputDirectory(missing).deleteOthers();
		assertThat(missing).isDirectory();
	}

}
