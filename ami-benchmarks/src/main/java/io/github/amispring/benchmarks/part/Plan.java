/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.amispring.benchmarks.process.ClassPath;
import io.github.amispring.benchmarks.process.JavaProcess;
import io.github.amispring.benchmarks.replay.ReplayServer;
import io.github.amispring.benchmarks.stream.Asterisk;
import io.github.amispring.benchmarks.stream.EventStream;
import io.github.amispring.benchmarks.stream.SimulatedStream;
import io.github.amispring.benchmarks.stream.StreamRecorder;

/**
 * The durations and sizes of a run.
 *
 * @param folder the folder of the streams and the results
 * @param asterisk the real Asterisk; empty if there is none
 * @param rounds the number of runs of each process
 * @param warmUp the time for which a process runs before it is measured
 * @param time the time for which a process is measured
 * @param recording the duration of the recorded stream
 * @param simulated the number of simulated events if there is no Asterisk
 * @param connections the numbers of connections to measure
 * @param entries the lengths of the event lists to measure
 * @param pings the number of Pings that each client sends one at a time
 */
public record Plan(Path folder, Optional<Asterisk> asterisk, int rounds, Duration warmUp, Duration time,
		Duration recording, int simulated, List<Integer> connections, List<Integer> entries, int pings) {

	/**
	 * Creates a plan for reliable figures.
	 * @param folder the folder of the streams and the results
	 */
	public static Plan full(Path folder) {
		return new Plan(folder, Asterisk.from(System.getenv()), 5, Duration.ofSeconds(10), Duration.ofSeconds(6),
				Duration.ofMinutes(2), 100_000, List.of(1, 10, 100, 500), List.of(10, 100, 1000, 10_000, 50_000),
				20_000);
	}

	/**
	 * Creates a plan for approximate figures, with a few seconds for each process.
	 * @param folder the folder of the streams and the results
	 */
	public static Plan quick(Path folder) {
		return new Plan(folder, Asterisk.from(System.getenv()), 1, Duration.ofSeconds(3), Duration.ofSeconds(2),
				Duration.ofSeconds(30), 20_000, List.of(1, 10, 100, 500), List.of(10, 100, 1000, 10_000, 50_000),
				2_000);
	}

	/**
	 * Creates the shortest plan that runs all code. The measured figures have no meaning.
	 * @param folder the folder of the streams and the results
	 */
	public static Plan smoke(Path folder) {
		return new Plan(folder, Optional.empty(), 1, Duration.ofMillis(300), Duration.ofMillis(300), Duration.ZERO,
				2_000, List.of(1, 3), List.of(10, 100), 100);
	}

	Plan withRounds(int rounds) {
		return new Plan(this.folder, this.asterisk, rounds, this.warmUp, this.time, this.recording, this.simulated,
				this.connections, this.entries, this.pings);
	}

	Path results() {
		return this.folder.resolve("results");
	}

	/** Returns the file of the stream. The first call records or simulates the stream. */
	Path stream() {
		Path recorded = streamFile("asterisk-" + this.recording.toSeconds());
		if (Files.exists(recorded)) {
			return recorded;
		}
		return this.asterisk.map((server) -> {
			System.out.println("Recording from Asterisk for " + this.recording.toSeconds() + " s");
			return store(recorded, () -> StreamRecorder.record(server, this.recording));
		}).orElseGet(() -> {
			Path simulated = streamFile("simulated-" + this.simulated);
			return Files.exists(simulated) ? simulated : store(simulated, () -> SimulatedStream.of(this.simulated));
		});
	}

	Path streamFile(String name) {
		return this.folder.resolve("streams").resolve(name + ".ami");
	}

	Path store(Path file, Source source) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.write(file, source.stream().bytes());
			return file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String describeStream() {
		EventStream stream = EventStream.read(stream());
		return "Stream: " + stream().getFileName() + ", " + stream.events() + " events of " + stream.meanLength()
				+ " bytes on average. " + describe();
	}

	String describe() {
		return "Rounds: " + this.rounds + ", warm-up: " + this.warmUp.toMillis() + " ms, measured: "
				+ this.time.toMillis() + " ms. Java " + Runtime.version().feature() + ", "
				+ Runtime.getRuntime().availableProcessors() + " cores.";
	}

	JavaProcess startReplayServer(Path stream) {
		return JavaProcess.start(ClassPath.current(), ReplayServer.class.getName(), stream);
	}

	/**
	 * A source of an event stream.
	 */
	@FunctionalInterface
	interface Source {

		EventStream stream() throws IOException;

	}

}
