/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.testsupport.FaultProxy;

/**
 * Connects the client through a proxy, which simulates network faults and records the
 * bytes that it forwards.
 */
public abstract class AbstractProxyIT extends AbstractPbxIT {

	/** The proxy between the client and the Asterisk under test. */
	protected final FaultProxy proxy;

	protected AbstractProxyIT(Pbx pbx) {
		super(pbx);
		this.proxy = pbx.proxy("127.0.0.1");
	}

	@Override
	protected AmiClientSettings.Builder customize(AmiClientSettings.Builder settings) {
		return settings.host("127.0.0.1").port(this.proxy.port());
	}

}
