/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.AmiSimulatorBuilder;
import io.github.amispring.simulator.pbx.Phone;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures the page with 500 live calls on two PBXs, of which 20 a second are put on hold
 * or resumed. It prints the figures, and asserts only that the page shows each change.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "ami.servers.berlin.host=127.0.0.1", "ami.servers.hamburg.host=127.0.0.1",
				"ami.username=console", "ami.secret=console", "ami.live.trunks=PJSIP/trunk" })
@DirtiesContext
class SpeedIT {

	private static final int CALLS = 250;

	private static final int FIRST = 1000;

	private static final Duration LENGTH = Duration.ofSeconds(10);

	private static final int CHANGES_PER_SECOND = 20;

	private static final AmiSimulator berlin = simulator();

	private static final AmiSimulator hamburg = simulator();

	/** Records when the state of a row changes, and when frames are painted. */
	private static final String RECORD = """
			() => {
				const rows = document.getElementById("calls");
				const changes = window.changes = [];
				new MutationObserver((records) => {
					const now = performance.timeOrigin + performance.now();
					for (const { target } of records) {
						if (target.dataset.testid === "call") {
							changes.push([target.dataset.key, target.dataset.state, now]);
						}
					}
				}).observe(rows, { subtree: true, attributeFilter: ["data-state"] });
				const frames = window.frames = [];
				const frame = (time) => {
					frames.push(time);
					requestAnimationFrame(frame);
				};
				requestAnimationFrame(frame);
			}""";

	@RegisterExtension
	final ConsoleBrowser browser = new ConsoleBrowser();

	@Autowired
	private LivePbxs views;

	@LocalServerPort
	private int port;

	private static AmiSimulator simulator() {
		AmiSimulatorBuilder builder = AmiSimulator.builder().account("console", "console");
		for (int i = 0; i < CALLS; i++) {
			String number = String.valueOf(FIRST + i);
			builder.endpoint("PJSIP/" + number, "User " + number, PhoneBehavior.answersAfter(Duration.ofMillis(100)))
				.hint(number, "PJSIP/" + number);
		}
		return builder.build().start();
	}

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("ami.servers.berlin.port", berlin::port);
		registry.add("ami.servers.hamburg.port", hamburg::port);
	}

	@AfterAll
	static void stop() {
		berlin.close();
		hamburg.close();
	}

	@Test
	void showsEachChangeOf500Calls() {
		List<TestCall> calls = new ArrayList<>();
		calls.addAll(startCalls(berlin, "berlin"));
		calls.addAll(startCalls(hamburg, "hamburg"));
		ConsoleUi ui = new ConsoleUi(this.browser.newPage(), this.port).open();
		assertThat(ui.get("calls-count")).hasText(String.valueOf(2 * CALLS));
		assertThat(ui.page().locator("[data-testid=call][data-state=TALKING]")).hasCount(2 * CALLS);

		ui.page().evaluate(RECORD);
		List<Change> changes = change(ui.page(), calls);
		Change last = changes.get(changes.size() - 1);
		ui.awaitState(ui.get("call", last.call()), last.state());
		List<Object> seen = list(ui.page().evaluate("() => window.changes"));
		List<Object> frames = list(ui.page().evaluate("() => window.frames"));

		double[] delays = delays(changes, seen);
		double seconds = (last.at() - changes.get(0).at()) / 1000;
		print(ui.page(), frames, delays, (changes.size() - 1) / seconds);
		assertThat(delays).hasSize(changes.size());
	}

	private List<TestCall> startCalls(AmiSimulator simulator, String server) {
		IntStream.range(0, CALLS)
			.forEach((i) -> simulator.call("+4930" + (100_000 + i), "Caller " + i, String.valueOf(FIRST + i)));
		LivePbx view = this.views.get(server);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(view.calls()).hasSize(CALLS)
				.allMatch((call) -> call.state() == CallState.TALKING));
		return view.calls().stream().map((call) -> new TestCall(call.id(), phone(simulator, call))).toList();
	}

	private static Phone phone(AmiSimulator simulator, LiveCall call) {
		return call.presentParties()
			.stream()
			.filter((party) -> party.device() != null && !party.device().equals("PJSIP/trunk"))
			.map((party) -> simulator.phone(party.device()))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Holds each call in turn. The page tells the time, as nothing else happens in it.
	 */
	private static List<Change> change(Page page, List<TestCall> calls) {
		List<Change> changes = new ArrayList<>();
		int count = (int) LENGTH.toSeconds() * CHANGES_PER_SECOND;
		double start = System.currentTimeMillis();
		for (int i = 0; i < count; i++) {
			// Both PBXs in turn
			TestCall call = calls.get((i % 2) * CALLS + i / 2);
			changes.add(new Change(call.id(), "HELD", System.currentTimeMillis()));
			call.phone().hold();
			double next = start + (i + 1) * 1000.0 / CHANGES_PER_SECOND;
			page.waitForTimeout(Math.max(0, next - System.currentTimeMillis()));
		}
		return changes;
	}

	/** Returns for each change that was seen how long it took to get to the page. */
	private static double[] delays(List<Change> changes, List<Object> seen) {
		return changes.stream()
			.flatMap((change) -> seen.stream()
				.map(SpeedIT::list)
				.filter((entry) -> entry.get(0).equals(change.call()) && entry.get(1).equals(change.state()))
				.map((entry) -> ((Number) entry.get(2)).doubleValue() - change.at())
				.limit(1))
			.mapToDouble(Double::doubleValue)
			.sorted()
			.toArray();
	}

	private static void print(Page page, List<Object> frames, double[] delays, double changesPerSecond) {
		double[] times = frames.stream().mapToDouble((time) -> ((Number) time).doubleValue()).toArray();
		double[] gaps = IntStream.range(1, times.length).mapToDouble((i) -> times[i] - times[i - 1]).sorted().toArray();
		Map<String, Double> metrics = metrics(page);
		System.out.printf(Locale.ROOT,
				"console speed: %d calls, %.1f changes/s: %.1f frames/s (longest frame %.0f ms), %.1f MB JavaScript heap, "
						+ "%s MB memory of the page's process, %.0f DOM nodes, change to page: median %.0f ms, p95 %.0f ms, max %.0f ms%n",
				2 * CALLS, changesPerSecond, gaps.length * 1000 / Arrays.stream(gaps).sum(), gaps[gaps.length - 1],
				metrics.get("JSHeapUsedSize") / 1_000_000, processMemory(page), metrics.get("Nodes"),
				percentile(delays, 50), percentile(delays, 95), percentile(delays, 100));
	}

	/**
	 * Returns the memory of the process of the page that it does not share with others,
	 * in megabytes. Only Linux tells it.
	 */
	private static String processMemory(Page page) {
		CDPSession session = page.context().browser().newBrowserCDPSession();
		long kilobytes = 0;
		for (JsonElement process : session.send("SystemInfo.getProcessInfo").getAsJsonArray("processInfo")) {
			JsonObject object = process.getAsJsonObject();
			Path memory = Path.of("/proc", object.get("id").getAsString(), "smaps_rollup");
			if (object.get("type").getAsString().equals("renderer") && Files.isReadable(memory)) {
				// There may be a spare process, which is smaller
				kilobytes = Math.max(kilobytes, privateKilobytes(memory));
			}
		}
		return (kilobytes > 0) ? String.valueOf(kilobytes / 1000) : "unknown";
	}

	private static long privateKilobytes(Path memory) {
		try (Stream<String> lines = Files.lines(memory)) {
			return lines.filter((line) -> line.startsWith("Private_"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
				.sum();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static double percentile(double[] sorted, int percent) {
		return (sorted.length > 0) ? sorted[Math.max(0, (sorted.length * percent + 99) / 100 - 1)] : Double.NaN;
	}

	private static Map<String, Double> metrics(Page page) {
		CDPSession session = page.context().newCDPSession(page);
		session.send("HeapProfiler.collectGarbage");
		session.send("Performance.enable");
		Map<String, Double> metrics = new HashMap<>();
		for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
			JsonObject object = metric.getAsJsonObject();
			metrics.put(object.get("name").getAsString(), object.get("value").getAsDouble());
		}
		return metrics;
	}

	@SuppressWarnings("unchecked")
	private static List<Object> list(Object value) {
		return (List<Object>) value;
	}

	private record TestCall(String id, Phone phone) {
	}

	private record Change(String call, String state, double at) {
	}

}
