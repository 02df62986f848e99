/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Stands for a real PBX that an application is configured with: it must never be
 * connected to. A connection that was opened waits in its backlog.
 */
final class ConfiguredPbx implements AutoCloseable {

	private final ServerSocketChannel channel;

	ConfiguredPbx() {
		try {
			this.channel = ServerSocketChannel.open();
			this.channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			this.channel.configureBlocking(false);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.channel.socket().getLocalPort();
	}

	/** Whether anybody has connected since the last call. */
	boolean wasConnectedTo() {
		try (SocketChannel connection = this.channel.accept()) {
			return connection != null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
