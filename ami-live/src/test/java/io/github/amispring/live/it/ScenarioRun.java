/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.it;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.replay.ExpectedRecords;
import io.github.amispring.live.replay.RecordText;
import io.github.amispring.live.scenario.CallScenario;
import io.github.amispring.live.scenario.PhoneSet;
import io.github.amispring.live.scenario.ScenarioPbx;
import io.github.amispring.live.scenario.ScenarioServer;
import io.github.amispring.live.settings.LiveSettings;

/**
 * Runs scenarios on a real Asterisk, with two sets of phones at the same time, and
 * verifies their records in one live view.
 */
final class ScenarioRun implements AutoCloseable {

	/** Other tests use the first set. */
	private static final List<PhoneSet> PHONES = List.of(PhoneSet.B, PhoneSet.C);

	private final ScenarioServer server;

	private final LiveServer live;

	private final Queue<CallScenario> pending;

	private final Map<CallScenario, CompletableFuture<Void>> results = new ConcurrentHashMap<>();

	/** Starts to run scenarios. */
	ScenarioRun(ScenarioServer server, List<CallScenario> scenarios) {
		this.server = server;
		this.live = new LiveServer(server, LiveSettings.defaults(), (settings) -> settings.name("live"));
		this.pending = new ConcurrentLinkedQueue<>(scenarios);
		scenarios.forEach((scenario) -> this.results.put(scenario, new CompletableFuture<>()));
		for (PhoneSet phones : PHONES) {
			Thread thread = new Thread(() -> run(phones), "scenarios-" + server.version() + "-" + phones);
			thread.setDaemon(true);
			thread.start();
		}
	}

	private void run(PhoneSet phones) {
		try (ScenarioPbx pbx = new ScenarioPbx(this.server, phones)) {
			for (CallScenario scenario = this.pending.poll(); scenario != null; scenario = this.pending.poll()) {
				run(scenario, pbx, phones);
			}
		}
		catch (RuntimeException ex) {
			this.results.values().forEach((result) -> result.completeExceptionally(ex));
		}
	}

	private void run(CallScenario scenario, ScenarioPbx pbx, PhoneSet phones) {
		CompletableFuture<Void> result = this.results.get(scenario);
		try {
			scenario.run(pbx);
			Set<String> channelIds = pbx.channelIds();
			this.live.awaitEnd(channelIds);
			List<EndedCall> ended = this.live.ended(channelIds);
			ExpectedRecords.of(scenario, this.server.version())
				.verifyText(RecordText.of(ended).stream().map(phones::neutral).toList());
			result.complete(null);
		}
		catch (RuntimeException | Error ex) {
			result.completeExceptionally(ex);
		}
	}

	/** Waits for the end of a scenario, and throws its failure. */
	void await(CallScenario scenario) throws Throwable {
		try {
			this.results.get(scenario).join();
		}
		catch (CompletionException ex) {
			throw ex.getCause();
		}
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
