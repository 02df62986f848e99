/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A Java program as a process. Processes that are still running when this one ends are
 * killed.
 */
public final class JavaProgram implements AutoCloseable {

	private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
	}

	private final Process process;

	private final PrintStream input;

	private JavaProgram(Process process, Consumer<String> output) {
		this.process = process;
		this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
		RUNNING.add(process);
		process.onExit().thenAccept(RUNNING::remove);
		Thread reader = new Thread(() -> read(process, output), "output-" + process.pid());
		reader.setDaemon(true);
		reader.start();
	}

	/**
	 * Starts a program with the class path of this process.
	 * @param log the file to which its standard error is appended
	 * @param options the options of the JVM
	 * @param main the name of the main class
	 * @param arguments the arguments
	 * @param output receives the lines of its standard output
	 * @return the program
	 */
	public static JavaProgram start(Path log, List<String> options, String main, List<String> arguments,
			Consumer<String> output) {
		List<String> command = new ArrayList<>();
		command.add(ProcessHandle.current().info().command().orElse("java"));
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
		command.addAll(arguments);
		File file = log.toFile();
		try {
			return new JavaProgram(
					new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(file)).start(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void read(Process process, Consumer<String> output) {
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				output.accept(line);
			}
		}
		catch (IOException ex) {
			// the process has ended
		}
	}

	/** Returns the process identifier. */
	public long pid() {
		return this.process.pid();
	}

	/** Returns whether the process is running. */
	public boolean isAlive() {
		return this.process.isAlive();
	}

	/** Writes a line to the standard input of the program. */
	public void tell(String line) {
		this.input.println(line);
	}

	/** Kills the process with SIGKILL. */
	public void kill() {
		signal("KILL");
		await(Duration.ofSeconds(10));
	}

	/** Suspends the process with SIGSTOP. */
	public void suspend() {
		signal("STOP");
	}

	/** Continues the process with SIGCONT. */
	public void resume() {
		signal("CONT");
	}

	/** Asks the process to end with SIGTERM. */
	public void terminate() {
		signal("TERM");
	}

	/**
	 * Waits until the process has ended.
	 * @param timeout the maximum time
	 */
	public void await(Duration timeout) {
		try {
			if (!this.process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new IllegalStateException(
						"Process " + pid() + " has not ended within " + timeout.toSeconds() + " s");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void signal(String name) {
		try {
			int result = new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).inheritIO().start().waitFor();
			if (result != 0) {
				throw new IllegalStateException("Process " + pid() + " did not receive the signal " + name);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
