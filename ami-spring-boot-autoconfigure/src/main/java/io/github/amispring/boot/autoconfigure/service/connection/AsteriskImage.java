/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.service.connection;

import java.util.List;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.HttpSettings;

/**
 * Asterisk container images. The AMI accounts in the images are unknown, because users
 * mount their own manager.conf.
 */
final class AsteriskImage {

	/**
	 * The names of the images. The first name is generic and stands for any other image.
	 */
	static final List<String> NAMES = List.of("asterisk", "andrius/asterisk", "dougbtv/asterisk", "mlan/asterisk");

	private AsteriskImage() {
	}

	static int port(boolean tls) {
		return tls ? AmiClientSettings.DEFAULT_TLS_PORT : AmiClientSettings.DEFAULT_PORT;
	}

	static int httpPort(boolean tls) {
		return tls ? HttpSettings.DEFAULT_TLS_PORT : HttpSettings.DEFAULT_PORT;
	}

}
