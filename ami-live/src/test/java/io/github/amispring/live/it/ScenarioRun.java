/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.it;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.amispring.live.cdr.CdrComparison;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.replay.ExpectedRecords;
import io.github.amispring.live.replay.RecordText;
import io.github.amispring.live.scenario.CallScenario;
import io.github.amispring.live.scenario.PhoneSet;
import io.github.amispring.live.scenario.ScenarioPbx;
import io.github.amispring.live.scenario.ScenarioServer;
import io.github.amispring.live.settings.LiveSettings;
import org.jspecify.annotations.Nullable;

/**
 * Runs scenarios on a real Asterisk, with all sets of phones at the same time, and
 * verifies their records in one live view. The scenarios are repeated until a number of
 * calls has been compared with CDR and CEL.
 */
final class ScenarioRun implements AutoCloseable {

	private final ScenarioServer server;

	private final LiveServer live;

	private final CdrComparison comparison;

	private final List<CallScenario> scenarios;

	private final int minimumCalls;

	private final AtomicInteger next = new AtomicInteger();

	private final AtomicInteger running = new AtomicInteger(PhoneSet.values().length);

	private final Map<CallScenario, CompletableFuture<Void>> results = new ConcurrentHashMap<>();

	/** Starts to run scenarios. */
	ScenarioRun(ScenarioServer server, List<CallScenario> scenarios, int minimumCalls) {
		this.server = server;
		this.live = new LiveServer(server, LiveSettings.defaults(), (settings) -> settings.name("live"));
		this.comparison = new CdrComparison(server.version());
		this.scenarios = scenarios;
		this.minimumCalls = minimumCalls;
		scenarios.forEach((scenario) -> this.results.put(scenario, new CompletableFuture<>()));
		for (PhoneSet phones : PhoneSet.values()) {
			Thread thread = new Thread(() -> run(phones), "scenarios-" + server.version() + "-" + phones);
			thread.setDaemon(true);
			thread.start();
		}
	}

	private void run(PhoneSet phones) {
		try (ScenarioPbx pbx = new ScenarioPbx(this.server, phones)) {
			for (CallScenario scenario = next(); scenario != null; scenario = next()) {
				run(scenario, pbx, phones);
			}
		}
		catch (RuntimeException ex) {
			this.results.values().forEach((result) -> result.completeExceptionally(ex));
		}
		if (this.running.decrementAndGet() == 0) {
			this.results.values().forEach((result) -> result.complete(null));
		}
	}

	private @Nullable CallScenario next() {
		int index = this.next.getAndIncrement();
		boolean needed = index < this.scenarios.size() || this.comparison.calls() < this.minimumCalls;
		return needed ? this.scenarios.get(index % this.scenarios.size()) : null;
	}

	private void run(CallScenario scenario, ScenarioPbx pbx, PhoneSet phones) {
		try {
			scenario.run(pbx);
			Set<String> channelIds = pbx.channelIds();
			this.live.awaitEnd(channelIds);
			List<EndedCall> ended = this.live.ended(channelIds);
			this.comparison.add(scenario, ended, pbx.events());
			ExpectedRecords.of(scenario, this.server.version())
				.verifyText(RecordText.of(ended).stream().map(phones::neutral).toList());
		}
		catch (RuntimeException | Error ex) {
			this.results.get(scenario).completeExceptionally(ex);
		}
	}

	/** Waits for the end of all scenarios, and throws the failure of one of them. */
	void await(CallScenario scenario) throws Throwable {
		try {
			this.results.get(scenario).join();
		}
		catch (CompletionException ex) {
			throw ex.getCause();
		}
	}

	/** Returns the comparison of all calls with CDR and CEL when all have ended. */
	CdrComparison comparison() {
		return this.comparison;
	}

	/** Verifies that nothing is left in the view when all scenarios have ended. */
	void verifyEnd() {
		this.live.verifyEnd();
	}

	@Override
	public void close() {
		this.live.close();
	}

}
