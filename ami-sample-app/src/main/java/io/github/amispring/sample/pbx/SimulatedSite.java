/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.AmiSimulatorBuilder;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;

/**
 * The phones, queues and extensions of a simulated PBX.
 */
final class SimulatedSite {

	/** The account of the console. */
	static final String ACCOUNT = "console";

	/** The device of the trunk. */
	static final String TRUNK = "PJSIP/trunk";

	/** The extension of the conference. */
	static final String CONFERENCE = "800";

	/** The extensions of the queues. */
	static final List<String> QUEUES = List.of("700", "701", "702");

	/** The members of the queue {@code support}. */
	static final List<String> AGENTS = List.of("PJSIP/102", "PJSIP/103", "PJSIP/104");

	/** The phones whose users answer. */
	static final List<String> ANSWERING = Stream
		.concat(IntStream.rangeClosed(100, 104).boxed(), IntStream.rangeClosed(108, 119).boxed())
		.map((number) -> "PJSIP/" + number)
		.toList();

	private static final int FIRST_NUMBER = 100;

	private static final int FIRST_SPACE = 701;

	private static final int LAST_SPACE = 720;

	private static final PhoneBehavior ANSWERS = PhoneBehavior.answersAfter(Duration.ofSeconds(2));

	private SimulatedSite() {
	}

	static AmiSimulatorBuilder berlin() {
		return site(List.of("Alice Adams", "Bob Brown", "Carla Conti", "David Dvorak", "Erin O'Brien", "Faruk Fidan",
				"Greta Gruber", "Hugo Henriksen", "Ida Ivanova", "Jonas Jung", "Klara Krause", "Luca Lombardi",
				"Mira Maric", "Noel Navarro", "Oona Ojala", "Paul Peters", "Rania Rahal", "Stefan Sauer", "Thea Thoma",
				"Viktor Vogel"));
	}

	static AmiSimulatorBuilder hamburg() {
		return site(List.of("Merle Martens", "Nils Nissen", "Olga Ortiz", "Pavel Prochazka", "Quinn Quigley",
				"Rieke Rohde", "Sven Sørensen", "Tilda Thomsen", "Uwe Ulrich", "Vivian Voss", "Wim de Wit",
				"Yusuf Yildiz", "Zora Zeman", "Anton Arndt", "Birte Bruns", "Cem Celik", "Dörte Diercks", "Emil Ehlers",
				"Frauke Friedrich", "Gustav Gerdes"))
			.seed(2);
	}

	private static AmiSimulatorBuilder site(List<String> names) {
		AmiSimulatorBuilder builder = AmiSimulator.builder().account(ACCOUNT, ACCOUNT).httpPort(0);
		List<String> others = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			String number = String.valueOf(FIRST_NUMBER + i);
			String device = "PJSIP/" + number;
			builder.endpoint(device, names.get(i), behavior(number));
			// the users may transfer and park with keys
			builder.extension(number, "Dial(" + device + ",30,tTkK)", "Hangup()");
			builder.hint(number, device);
			if (i > AGENTS.size() + 1) {
				others.add(device);
			}
		}
		builder.queue("helpdesk", "ringall", others.toArray(String[]::new));
		builder.extension("702", "Answer()", "Queue(helpdesk,,,,120)", "Hangup()");
		builder.extension(CONFERENCE, "ConfBridge(team)", "Hangup()");
		for (int space = FIRST_SPACE; space <= LAST_SPACE; space++) {
			builder.extension(retrieval(space), "ParkedCall(default," + space + ")", "Hangup()");
		}
		return builder;
	}

	private static PhoneBehavior behavior(String number) {
		return switch (number) {
			case "105" -> PhoneBehavior.doesNotAnswer();
			case "106" -> PhoneBehavior.busy();
			case "107" -> PhoneBehavior.declinesAfter(Duration.ofSeconds(2));
			default -> ANSWERS;
		};
	}

	/**
	 * Returns the extension that retrieves a parked call.
	 * @param space the parking space
	 * @return the extension
	 */
	static String retrieval(int space) {
		return "*" + space;
	}

}
