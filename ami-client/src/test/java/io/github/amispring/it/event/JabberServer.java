/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

import io.github.amispring.it.support.Pbx;

/**
 * A Jabber server for one component. It accepts any secret (XEP-0114).
 */
final class JabberServer implements AutoCloseable {

	private final ServerSocket server;

	private Socket component;

	JabberServer() {
		try {
			this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
			this.server.setSoTimeout((int) Pbx.TEST_TIMEOUT.toMillis());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.server.getLocalPort();
	}

	/** Waits for the component and accepts its stream. */
	void awaitComponent() {
		try {
			this.component = this.server.accept();
			this.component.setSoTimeout((int) Pbx.TEST_TIMEOUT.toMillis());
			Scanner scanner = new Scanner(this.component.getInputStream(), StandardCharsets.UTF_8);
			scanner.findWithinHorizon("<stream:stream[^>]*>", 0);
			send("<stream:stream xmlns='jabber:component:accept' xmlns:stream='http://etherx.jabber.org/streams'"
					+ " from='asterisk.test' id='1'>");
			scanner.findWithinHorizon("</handshake>", 0);
			send("<handshake/>");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void send(String xml) {
		try {
			this.component.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
			if (this.component != null) {
				this.component.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
