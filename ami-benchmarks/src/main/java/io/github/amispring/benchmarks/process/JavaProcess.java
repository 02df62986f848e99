/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.process;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that prints its figures on its standard output.
 */
public final class JavaProcess implements Closeable {

	/** The JVM options, which are the same for all compared clients. */
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
			throw new IOException(
					"The process " + process.pid() + " ended before it printed its figures. See its output above.");
		}
	}

	/**
	 * Runs a program until it has printed its figures.
	 * @param classPath its class path
	 * @param main the name of the program's main class
	 * @param args its arguments
	 * @return its figures
	 */
	public static Figures run(ClassPath classPath, String main, Object... args) {
		try (JavaProcess process = start(classPath, main, args)) {
			return process.figures();
		}
	}

	/**
	 * Runs a program until it has printed its figures, with the default options of Java.
	 * @param classPath its class path
	 * @param main the name of the program's main class
	 * @param args its arguments
	 * @return its figures
	 */
	public static Figures runPlain(ClassPath classPath, String main, Object... args) {
		try (JavaProcess process = start(List.of(), classPath, main, args)) {
			return process.figures();
		}
	}

	/**
	 * Starts a program, and waits until it has printed its figures.
	 * @param classPath its class path
	 * @param main the name of the program's main class
	 * @param args its arguments
	 * @return the process
	 */
	public static JavaProcess start(ClassPath classPath, String main, Object... args) {
		return start(OPTIONS, classPath, main, args);
	}

	private static JavaProcess start(List<String> options, ClassPath classPath, String main, Object... args) {
		try {
			return new JavaProcess(builder(options, classPath, main, args).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs a program that prints no figures, and waits until it ends.
	 * @param classPath its class path
	 * @param main the name of the program's main class
	 * @param args its arguments
	 */
	public static void runToEnd(ClassPath classPath, String main, Object... args) {
		try {
			Process process = builder(List.of(), classPath, main, args).redirectOutput(ProcessBuilder.Redirect.INHERIT)
				.start();
			if (process.waitFor() != 0) {
				throw new IOException(main + " failed with exit code " + process.exitValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new UncheckedIOException(new InterruptedIOException("Interrupted while " + main + " was running"));
		}
	}

	private static ProcessBuilder builder(List<String> options, ClassPath classPath, String main, Object... args) {
		List<String> command = new ArrayList<>();
		command.add(ProcessHandle.current().info().command().orElse("java"));
		command.addAll(options);
		command.addAll(List.of("-cp", classPath.toString(), main));
		Arrays.stream(args).map(String::valueOf).forEach(command::add);
		return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
	}

	/** Returns the figures that the process printed. */
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
