/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.amispring.kafka.trials.process.JavaProgram;
import io.github.amispring.kafka.trials.process.Usage;
import io.github.amispring.kafka.trials.process.Wait;
import org.jspecify.annotations.Nullable;

/**
 * An instance as a process, and what it has printed.
 */
public final class InstanceProcess implements AutoCloseable {

	private final String name;

	private final String main;

	private final Path folder;

	private final List<String> options;

	private final List<Entry> entries = new ArrayList<>();

	/** The number of entries before the present run. */
	private int run;

	private @Nullable JavaProgram program;

	/**
	 * Describes an instance.
	 * @param name the name
	 * @param main the main class
	 * @param folder the folder for its files
	 * @param properties its properties
	 * @param options the options of the JVM
	 */
	public InstanceProcess(String name, Class<?> main, Path folder, Map<String, String> properties, String... options) {
		this.name = name;
		this.main = main.getName();
		this.folder = folder;
		this.options = List.of(options);
		try {
			Files.write(file(), properties.entrySet().stream().map((e) -> e.getKey() + "=" + e.getValue()).toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file() {
		return this.folder.resolve(this.name + ".properties");
	}

	/** Returns the name. */
	public String name() {
		return this.name;
	}

	/** Starts the process. */
	public void start() {
		synchronized (this.entries) {
			this.run = this.entries.size();
		}
		this.program = JavaProgram.start(this.folder.resolve(this.name + ".log"), this.options, this.main,
				List.of(file().toString()), this::add);
	}

	private void add(String line) {
		String[] words = line.split(" ", 3);
		if (words.length == 3 && words[0].matches("\\d+")) {
			synchronized (this.entries) {
				this.entries.add(new Entry(Long.parseLong(words[0]), words[1], words[2]));
			}
		}
	}

	/** Returns the process. */
	public JavaProgram program() {
		JavaProgram program = this.program;
		if (program == null) {
			throw new IllegalStateException(this.name + " is not started");
		}
		return program;
	}

	/** Returns what the process uses. */
	public Usage usage() {
		return Usage.of(program().pid());
	}

	/**
	 * Asks the instance for a number.
	 * @param what {@code bytes} for what its producers have sent, {@code heap} for the
	 * bytes in use after a garbage collection
	 * @return the number
	 */
	public long ask(String what) {
		int count = entries().size();
		program().tell(what);
		Wait.until(this.name + " answers", Duration.ofSeconds(30),
				() -> entries().stream().skip(count).anyMatch((entry) -> entry.what().equals(what)));
		return entries().stream()
			.skip(count)
			.filter((entry) -> entry.what().equals(what))
			.mapToLong((entry) -> Long.parseLong(entry.server()))
			.findFirst()
			.orElseThrow();
	}

	/** Returns what the instance has printed, in all its runs. */
	public List<Entry> entries() {
		synchronized (this.entries) {
			return List.copyOf(this.entries);
		}
	}

	/**
	 * Returns the PBXs to which the instance is connected, according to what it has
	 * printed.
	 * @return the names
	 */
	public Set<String> connected() {
		Set<String> connected = new TreeSet<>();
		List<Entry> entries;
		synchronized (this.entries) {
			entries = List.copyOf(this.entries.subList(this.run, this.entries.size()));
		}
		for (Entry entry : entries) {
			switch (entry.what()) {
				case "connected" -> connected.add(entry.server());
				case "released" -> connected.remove(entry.server());
				default -> {
				}
			}
		}
		return (this.program != null && this.program.isAlive()) ? connected : Set.of();
	}

	@Override
	public void close() {
		JavaProgram program = this.program;
		if (program != null) {
			program.close();
		}
	}

	/**
	 * A line that an instance has printed.
	 *
	 * @param millis the time, in milliseconds since 1970
	 * @param what the event
	 * @param server the PBX
	 */
	public record Entry(long millis, String what, String server) {
	}

}
