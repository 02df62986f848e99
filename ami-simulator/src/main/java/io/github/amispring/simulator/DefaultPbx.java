/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.time.Duration;

import io.github.amispring.simulator.pbx.phone.PhoneBehaviour;

/**
 * What a PBX consists of when nobody chose anything.
 */
final class DefaultPbx {

	private static final PhoneBehaviour ANSWERS = PhoneBehaviour.answersAfter(Duration.ofSeconds(2));

	private DefaultPbx() {
	}

	static void addTo(AmiSimulatorBuilder builder) {
		builder.endpoint("PJSIP/100", "Alice Adams", ANSWERS)
			.endpoint("PJSIP/101", "Bob Brown", ANSWERS)
			.endpoint("PJSIP/102", "Carla Conti", ANSWERS)
			.endpoint("PJSIP/103", "David Dvorak", ANSWERS)
			.endpoint("PJSIP/104", "Erin O'Brien", ANSWERS)
			.endpoint("PJSIP/105", "Faruk Fidan", PhoneBehaviour.doesNotAnswer())
			.endpoint("PJSIP/106", "Greta Gruber", PhoneBehaviour.busy())
			.endpoint("PJSIP/107", "Hugo Henriksen", PhoneBehaviour.declinesAfter(Duration.ofSeconds(2)))
			.endpoint("PJSIP/trunk", "Trunk", ANSWERS)
			.extension("600", "Answer()", "Echo()")
			.extension("601", "Answer()", "MusicOnHold(default)")
			.extension("602", "Busy(10)")
			.extension("603", "Congestion(10)")
			.extension("604", "Ringing()", "Wait(20)", "Hangup(19)")
			.extension("605", "Ringing()", "Wait(2)", "Answer()", "Wait(10)", "Hangup()")
			.extension("606", "Answer()", "Playback(demo-congrats)", "Hangup()")
			.extension("700", "Answer()", "Queue(support,,,,120)", "Hangup()")
			.extension("701", "Answer()", "Queue(sales,,,,120)", "Hangup()")
			.queue("support", "rrmemory", "PJSIP/102", "PJSIP/103", "PJSIP/104")
			.queue("sales", "ringall", "PJSIP/100", "PJSIP/101");
	}

}
