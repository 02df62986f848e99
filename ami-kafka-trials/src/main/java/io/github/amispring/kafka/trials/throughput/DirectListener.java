/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.throughput;

import java.io.IOException;
import java.util.Arrays;

import io.github.amispring.Ami;
import io.github.amispring.client.AmiClientSettings;

/**
 * Receives events directly, by a client for each PBX and a listener.
 */
public final class DirectListener {

	private DirectListener() {
	}

	/**
	 * Connects to PBXs.
	 * @param args their ports
	 * @throws IOException if the standard input fails
	 */
	public static void main(String[] args) throws IOException {
		Delays delays = new Delays();
		Arrays.stream(args)
			.map((port) -> Ami.createClient(AmiClientSettings.builder()
				.name("pbx-" + port)
				.host("127.0.0.1")
				.port(Integer.parseInt(port))
				.credentials("app", "trial-secret")
				.build()))
			.forEach((client) -> {
				client.onEventMessage((type, message) -> delays.add(message));
				client.start();
			});
		Commands.execute(delays);
	}

}
