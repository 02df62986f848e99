/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.simulator.pbx.PbxSettings;
import io.github.amispring.simulator.pbx.dialplan.DialplanStep;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;

/**
 * The phones, extensions and queues that every simulator has.
 */
final class DefaultPbx {

	private static final PhoneBehavior ANSWERS = PhoneBehavior.answersAfter(Duration.ofSeconds(2));

	private DefaultPbx() {
	}

	static PbxSettings settings() {
		return new PbxSettings(endpoints(), extensions(),
				List.of(new PbxSettings.QueueSettings("support", "rrmemory",
						List.of("PJSIP/102", "PJSIP/103", "PJSIP/104")),
						new PbxSettings.QueueSettings("sales", "ringall", List.of("PJSIP/100", "PJSIP/101"))));
	}

	private static List<Endpoint> endpoints() {
		return List.of(new Endpoint("PJSIP/100", "Alice Adams", ANSWERS),
				new Endpoint("PJSIP/101", "Bob Brown", ANSWERS), new Endpoint("PJSIP/102", "Carla Conti", ANSWERS),
				new Endpoint("PJSIP/103", "David Dvorak", ANSWERS), new Endpoint("PJSIP/104", "Erin O'Brien", ANSWERS),
				new Endpoint("PJSIP/105", "Faruk Fidan", PhoneBehavior.doesNotAnswer()),
				new Endpoint("PJSIP/106", "Greta Gruber", PhoneBehavior.busy()),
				new Endpoint("PJSIP/107", "Hugo Henriksen", PhoneBehavior.declinesAfter(Duration.ofSeconds(2))),
				new Endpoint("PJSIP/trunk", "Trunk", ANSWERS));
	}

	private static Map<String, List<DialplanStep>> extensions() {
		Map<String, List<DialplanStep>> extensions = new LinkedHashMap<>();
		extensions.put("600", DialplanStep.parseAll("Answer()", "Echo()"));
		extensions.put("601", DialplanStep.parseAll("Answer()", "MusicOnHold(default)"));
		extensions.put("602", DialplanStep.parseAll("Busy(10)"));
		extensions.put("603", DialplanStep.parseAll("Congestion(10)"));
		extensions.put("604", DialplanStep.parseAll("Ringing()", "Wait(20)", "Hangup(19)"));
		extensions.put("605", DialplanStep.parseAll("Ringing()", "Wait(2)", "Answer()", "Wait(10)", "Hangup()"));
		extensions.put("606", DialplanStep.parseAll("Answer()", "Playback(demo-congrats)", "Hangup()"));
		extensions.put("700", DialplanStep.parseAll("Answer()", "Queue(support,,,,120)", "Hangup()"));
		extensions.put("701", DialplanStep.parseAll("Answer()", "Queue(sales,,,,120)", "Hangup()"));
		return extensions;
	}

}
