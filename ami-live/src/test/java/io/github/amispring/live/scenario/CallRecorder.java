/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.github.amispring.action.UpdateConfigAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;

/**
 * Runs scenarios on a real Asterisk, and writes the events of each one to a file. Used by
 * {@code scripts/record-calls}.
 */
public final class CallRecorder {

	/** Events that do not belong to a call, or that only test builds of Asterisk send. */
	private static final Set<String> EXCLUDED = Set.of("ContactStatus", "PeerStatus", "RTCPReceived", "RTCPSent",
			"Registry", "Reload", "SuccessfulAuth", "TestEvent");

	private CallRecorder() {
	}

	/**
	 * Records scenarios.
	 * @param args the version of Asterisk, the folder for the recordings, and the ids of
	 * the scenarios; none for all scenarios
	 * @throws IOException if a recording cannot be written
	 */
	public static void main(String[] args) throws IOException {
		int version = Integer.parseInt(args[0]);
		Path folder = Path.of(args[1]);
		List<CallScenario> scenarios = (args.length > 2) ? Arrays.stream(args).skip(2).map(CallScenarios::get).toList()
				: CallScenarios.all();
		ScenarioServer server = ScenarioServer.from(version, System.getenv())
			.orElseThrow(() -> new IllegalStateException("AMI_IT_" + version + "_HOST is not set"));
		Files.createDirectories(folder);
		boolean failed = false;
		try (ScenarioPbx pbx = new ScenarioPbx(server)) {
			timestampEvents(pbx, "yes");
			try {
				for (CallScenario scenario : scenarios) {
					failed |= !record(pbx, scenario, folder.resolve(scenario.id() + ".ami"));
				}
			}
			finally {
				timestampEvents(pbx, "no");
			}
		}
		System.exit(failed ? 1 : 0);
	}

	/** Specifies whether Asterisk adds the time to each event. */
	private static void timestampEvents(ScenarioPbx pbx, String value) {
		pbx.execute(UpdateConfigAction.of("manager.conf", "manager.conf")
			.update("general", "timestampevents", value)
			.reload("manager"));
	}

	private static boolean record(ScenarioPbx pbx, CallScenario scenario, Path file) throws IOException {
		long start = System.nanoTime();
		try {
			scenario.run(pbx);
		}
		catch (RuntimeException ex) {
			ex.printStackTrace();
			return false;
		}
		List<AmiEvent> events = pbx.events().stream().filter((event) -> !EXCLUDED.contains(event.eventName())).toList();
		Files.write(file, format(events));
		System.out.printf("%-40s %4d events %6d ms%n", scenario.id(), events.size(),
				(System.nanoTime() - start) / 1_000_000);
		return true;
	}

	private static byte[] format(List<AmiEvent> events) {
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		for (AmiEvent event : events) {
			for (AmiHeader header : event.message().headers()) {
				text.writeBytes((header.name() + ": " + header.value() + "\r\n").getBytes(StandardCharsets.UTF_8));
			}
			text.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
		}
		return text.toByteArray();
	}

}
