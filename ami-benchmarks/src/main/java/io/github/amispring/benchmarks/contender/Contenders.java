/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import io.github.amispring.benchmarks.stream.Asterisk;

/**
 * All clients that are compared. The names of the constants stay the same from commit to
 * commit, because the names are arguments of the measured processes.
 */
public enum Contenders {

	/** A socket and a loop that counts messages: the lower bound. */
	BARE("bare socket"),

	/** This project's client with one subscriber for all events. */
	CLIENT("AMI client"),

	/** This project's client with one subscriber for all events, and a live view. */
	LIVE("AMI client, live view"),

	/**
	 * A Spring Boot application with this project's starter and one listener for all
	 * events, without the live view.
	 */
	SPRING("@EventListener"),

	/**
	 * A Spring Boot application with this project's starter and listeners for three types
	 * of events, without the live view.
	 */
	SPRING_THREE_TYPES("@EventListener, 3 types"),

	/** The established AMI client for Java. */
	ASTERISK_JAVA("asterisk-java");

	private final String title;

	Contenders(String title) {
		this.title = title;
	}

	Contender create(Asterisk server) {
		return switch (this) {
			case BARE -> new BareContender(server);
			case CLIENT -> new ClientContender(server);
			case LIVE -> new LiveContender(server);
			case SPRING -> new SpringContender(server, SpringContender.AllEvents.class);
			case SPRING_THREE_TYPES -> new SpringContender(server, SpringContender.ThreeTypes.class);
			case ASTERISK_JAVA -> new AsteriskJavaContender(server);
		};
	}

	@Override
	public String toString() {
		return this.title;
	}

}
