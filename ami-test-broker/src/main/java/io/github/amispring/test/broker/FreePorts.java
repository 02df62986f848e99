/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.test.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Selects ports for servers that start later. The ports are below those that the system
 * assigns to other sockets (32768 on Linux), so that none of them takes a port before the
 * server has opened it.
 */
public final class FreePorts {

	private static final int FIRST = 20_000;

	private static final int END = 32_000;

	private FreePorts() {
	}

	/** Returns a port of the loopback address that nothing uses at present. */
	public static int next() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, END);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// in use
			}
		}
	}

}
