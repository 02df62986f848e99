/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.service.connection;

import java.util.List;

import io.github.amispring.client.AmiClientSettings;

/**
 * What is known of the common images of Asterisk. The accounts of AMI are not: they are
 * in the manager.conf that the user mounts.
 */
final class AsteriskImage {

	/**
	 * The names of the images. The first is no image but what to call one that is not
	 * among them.
	 */
	static final List<String> NAMES = List.of("asterisk", "andrius/asterisk", "dougbtv/asterisk", "mlan/asterisk");

	private AsteriskImage() {
	}

	static int port(boolean tls) {
		return tls ? AmiClientSettings.DEFAULT_TLS_PORT : AmiClientSettings.DEFAULT_PORT;
	}

}
