/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.internal.DefaultAmiClient;

/**
 * Creates AMI clients.
 *
 * @since 1.0.0
 */
public final class Ami {

	private Ami() {
	}

	/**
	 * Creates a client that is not started yet.
	 * @param settings the settings of the client
	 * @return the client; {@link AmiClient#start()} connects it
	 */
	public static AmiClient createClient(AmiClientSettings settings) {
		return new DefaultAmiClient(settings);
	}

}
