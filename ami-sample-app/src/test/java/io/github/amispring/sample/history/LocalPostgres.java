/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * Runs a PostgreSQL server of Debian's package {@code postgresql} during a test, and
 * skips the test if the package is not installed.
 */
class LocalPostgres implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {

	/** The user, whose password is not verified, is also the name of the database. */
	static final String USER = "postgres";

	private static int port;

	private Path folder;

	static String url() {
		return "jdbc:postgresql://127.0.0.1:" + port + "/" + USER;
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return programs() != null ? ConditionEvaluationResult.enabled("PostgreSQL is installed")
				: ConditionEvaluationResult.disabled("Install the package postgresql");
	}

	@Override
	public void beforeAll(ExtensionContext context) throws IOException {
		this.folder = Files.createTempDirectory("postgres");
		// PostgreSQL does not run as root
		this.folder.toFile().setWritable(true, false);
		this.folder.toFile().setReadable(true, false);
		this.folder.toFile().setExecutable(true, false);
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		run("initdb", "-U", USER, "-A", "trust", "-N", "-E", "UTF8", "--locale=C.UTF-8");
		run("pg_ctl", "start", "-w", "-l", this.folder.resolve("log").toString(), "-o",
				"-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off");
	}

	@Override
	public void afterAll(ExtensionContext context) throws IOException {
		run("pg_ctl", "stop", "-m", "immediate");
		FileSystemUtils.deleteRecursively(this.folder);
	}

	private void run(String program, String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		if (System.getProperty("user.name").equals("root")) {
			command.addAll(List.of("runuser", "-u", "postgres", "--"));
		}
		command.addAll(List.of(programs().resolve(program).toString(), "-D", this.folder.resolve("data").toString()));
		command.addAll(List.of(arguments));
		// pg_ctl leaves its output open for the server
		Path output = this.folder.resolve(program + ".out");
		Process process = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new IllegalStateException(command + " has failed: " + Files.readString(output));
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Returns the folder of the latest version, or {@code null}. */
	private static Path programs() {
		Path versions = Path.of("/usr/lib/postgresql");
		if (!Files.isDirectory(versions)) {
			return null;
		}
		try (Stream<Path> folders = Files.list(versions)) {
			return folders.map((version) -> version.resolve("bin"))
				.filter((bin) -> Files.isExecutable(bin.resolve("initdb")))
				.max(Comparator.naturalOrder())
				.orElse(null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
