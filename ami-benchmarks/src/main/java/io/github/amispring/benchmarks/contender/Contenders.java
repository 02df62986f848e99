/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import io.github.amispring.benchmarks.stream.Asterisk;

/**
 * All clients that are measured.
 */
public enum Contenders {

	/** A socket on which message ends are counted: the floor. */
	BARE("bare socket"),

	/** Our client with a subscriber for all events. */
	CLIENT("AMI client"),

	/** Our starter with a listener for all events. */
	SPRING("@EventListener"),

	/** The client that Java has today. */
	ASTERISK_JAVA("asterisk-java");

	private final String title;

	Contenders(String title) {
		this.title = title;
	}

	Contender create(Asterisk server) {
		return switch (this) {
			case BARE -> new BareContender(server);
			case CLIENT -> new ClientContender(server);
			case SPRING -> new SpringContender(server);
			case ASTERISK_JAVA -> new AsteriskJavaContender(server);
		};
	}

	@Override
	public String toString() {
		return this.title;
	}

}
