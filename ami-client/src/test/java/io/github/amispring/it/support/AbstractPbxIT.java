/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import org.junit.jupiter.api.BeforeEach;

/**
 * Connects a client to the Asterisk under test before each test and records its events.
 */
public abstract class AbstractPbxIT {

	/** The Asterisk under test. */
	protected final Pbx pbx;

	/** A connected client, which is closed after the test. */
	protected AmiClient client;

	/** The events that the client has received. */
	protected EventLog log;

	protected AbstractPbxIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@BeforeEach
	final void connect() {
		this.client = this.pbx.connect(this::customize);
		this.log = EventLog.of(this.client);
	}

	/** Customizes the settings of the client. By default, they are not changed. */
	protected AmiClientSettings.Builder customize(AmiClientSettings.Builder settings) {
		return settings;
	}

}
