/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;

import io.github.amispring.benchmarks.stream.Asterisk;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionFactory;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.BridgeEvent;
import org.asteriskjava.manager.event.DialEvent;
import org.asteriskjava.manager.event.ManagerEvent;

/**
 * asterisk-java in its default configuration, with one listener for all events.
 */
final class AsteriskJavaContender implements Contender {

	private static final long TIMEOUT = 60_000;

	private final ManagerConnection connection;

	private final LongAdder events = new LongAdder();

	private final LongAdder invented = new LongAdder();

	AsteriskJavaContender(Asterisk server) {
		this.connection = new ManagerConnectionFactory(server.host(), server.port(), server.username(), server.secret())
			.createManagerConnection();
	}

	@Override
	public void connect() throws Exception {
		this.connection.login();
		this.connection.addEventListener(this::on);
	}

	private void on(ManagerEvent event) {
		this.events.increment();
		// Asterisk has not sent these events since version 12; asterisk-java derives them
		// from other events
		if (event instanceof DialEvent || event instanceof BridgeEvent) {
			this.invented.increment();
		}
	}

	@Override
	public long events() {
		return this.events.sum();
	}

	@Override
	public long inventedEvents() {
		return this.invented.sum();
	}

	@Override
	public void ping() throws Exception {
		this.connection.sendAction(new PingAction(), TIMEOUT);
	}

	@Override
	public void pipeline(Pipeline pipeline, int outstanding) throws IOException {
		pipeline.sent(outstanding);
		for (int i = 0; i < outstanding; i++) {
			send(pipeline);
		}
	}

	private void send(Pipeline pipeline) throws IOException {
		this.connection.sendAction(new PingAction(), (response) -> {
			if (pipeline.responded(1) > 0) {
				try {
					send(pipeline);
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			}
		});
	}

	@Override
	public void close() {
		this.connection.logoff();
	}

}
