/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.process;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that tells its figures on its standard output.
 */
public final class JavaProcess implements Closeable {

	/** The same for all that are compared. */
	private static final List<String> OPTIONS = List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch");

	private final Process process;

	private final Figures figures = new Figures();

	private JavaProcess(Process process) throws IOException {
		this.process = process;
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		String line = reader.readLine();
		while (line != null && !line.equals(Figures.END)) {
			this.figures.read(line);
			line = reader.readLine();
		}
		if (line == null) {
			throw new IOException("A process ended too early; what it says is above");
		}
	}

	/**
	 * Runs a program to its end.
	 * @param classPath its class path
	 * @param main its main class
	 * @param args its arguments
	 * @return its figures
	 */
	public static Figures run(ClassPath classPath, Class<?> main, Object... args) {
		try (JavaProcess process = start(classPath, main, args)) {
			return process.figures();
		}
	}

	/**
	 * Runs a program to its end, as anybody would start it.
	 * @param classPath its class path
	 * @param main its main class
	 * @param args its arguments
	 * @return its figures
	 */
	public static Figures runPlain(ClassPath classPath, Class<?> main, Object... args) {
		try (JavaProcess process = start(List.of(), classPath, main, args)) {
			return process.figures();
		}
	}

	/**
	 * Starts a program and waits for its figures.
	 * @param classPath its class path
	 * @param main its main class
	 * @param args its arguments
	 * @return the process
	 */
	public static JavaProcess start(ClassPath classPath, Class<?> main, Object... args) {
		return start(OPTIONS, classPath, main, args);
	}

	private static JavaProcess start(List<String> options, ClassPath classPath, Class<?> main, Object... args) {
		List<String> command = new ArrayList<>();
		command.add(ProcessHandle.current().info().command().orElse("java"));
		command.addAll(options);
		command.addAll(List.of("-cp", classPath.toString(), main.getName()));
		Arrays.stream(args).map(String::valueOf).forEach(command::add);
		try {
			return new JavaProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What the process told. */
	public Figures figures() {
		return this.figures;
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(5, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
