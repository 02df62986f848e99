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
 * How long and with what is measured.
 *
 * @param folder where streams are kept and results are written
 * @param asterisk the real Asterisk, {@code null} for none
 * @param rounds how often each process is run
 * @param warmUp how long a process runs before it is measured
 * @param time how long it is measured
 * @param recording how long the stream is recorded
 * @param simulated how many events are simulated where there is no Asterisk
 * @param connections the numbers of connections
 * @param entries the lengths of lists
 * @param pings how many Pings are sent one after another by each client
 */
public record Plan(Path folder, Optional<Asterisk> asterisk, int rounds, Duration warmUp, Duration time,
		Duration recording, int simulated, List<Integer> connections, List<Integer> entries, int pings) {

	/**
	 * What gives figures that can be trusted.
	 * @param folder where streams are kept and results are written
	 */
	public static Plan full(Path folder) {
		return new Plan(folder, Asterisk.from(System.getenv()), 5, Duration.ofSeconds(10), Duration.ofSeconds(6),
				Duration.ofMinutes(2), 100_000, List.of(1, 10, 100, 500), List.of(10, 100, 1000, 10_000, 50_000),
				20_000);
	}

	/**
	 * A few seconds a part, for a first look.
	 * @param folder where streams are kept and results are written
	 */
	public static Plan quick(Path folder) {
		return new Plan(folder, Asterisk.from(System.getenv()), 1, Duration.ofSeconds(3), Duration.ofSeconds(2),
				Duration.ofSeconds(30), 20_000, List.of(1, 10, 100, 500), List.of(10, 100, 1000, 10_000, 50_000),
				2_000);
	}

	/**
	 * The least that shows whether all still works; its figures mean nothing.
	 * @param folder where streams are kept and results are written
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

	/** The stream, recorded or simulated when it is first asked for. */
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
		return "The stream: " + stream().getFileName() + ", " + stream.events() + " events, " + stream.meanLength()
				+ " bytes each. " + describe();
	}

	String describe() {
		return "Rounds: " + this.rounds + ", warm-up " + this.warmUp.toMillis() + " ms, measured "
				+ this.time.toMillis() + " ms; Java " + Runtime.version().feature() + ", "
				+ Runtime.getRuntime().availableProcessors() + " cores.";
	}

	JavaProcess startReplayServer(Path stream) {
		return JavaProcess.start(ClassPath.current(), ReplayServer.class, stream);
	}

	void progress(String part, int round, Object subject) {
		System.out.printf("%s: round %d of %d, %s%n", part, round, this.rounds, subject);
	}

	/**
	 * Where a stream comes from.
	 */
	@FunctionalInterface
	interface Source {

		EventStream stream() throws IOException;

	}

}
