/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.endpoint;

import io.github.amispring.boot.client.AmiServerTemplate;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.TlsSettings;

/**
 * A template with an account and one SSL bundle.
 */
class TopLevelSettings implements AmiServerTemplate {

	@Override
	public AmiClientSettings.Builder builder(String server) {
		return AmiClientSettings.builder().name(server).credentials("app", "top-secret");
	}

	@Override
	public AmiClientSettings.Builder builder(String server, String sslBundle) {
		if (!sslBundle.equals("pbx")) {
			throw new IllegalArgumentException("No SSL bundle is named \"" + sslBundle + "\"");
		}
		return builder(server).tls(TlsSettings.systemDefault());
	}

}
