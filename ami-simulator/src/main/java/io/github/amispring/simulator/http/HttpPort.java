/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.jspecify.annotations.Nullable;

/**
 * A port for HTTP or HTTPS. Each request runs on its own daemon thread.
 */
final class HttpPort {

	private static final int BACKLOG = 200;

	private static final String NO_DELAY = "sun.net.httpserver.nodelay";

	static {
		// without this setting of the JDK's server, each response takes 40 ms longer
		if (System.getProperty(NO_DELAY) == null) {
			System.setProperty(NO_DELAY, "true");
		}
	}

	private final ExecutorService executor = Executors.newCachedThreadPool(HttpPort::daemon);

	private final HttpServer server;

	HttpPort(InetSocketAddress address, @Nullable SSLContext sslContext, HttpHandler handler) throws IOException {
		this.server = create(address, sslContext);
		this.server.setExecutor(this.executor);
		this.server.createContext("/", handler);
		start();
	}

	private static HttpServer create(InetSocketAddress address, @Nullable SSLContext sslContext) throws IOException {
		if (sslContext == null) {
			return HttpServer.create(address, BACKLOG);
		}
		HttpsServer server = HttpsServer.create(address, BACKLOG);
		server.setHttpsConfigurator(new HttpsConfigurator(sslContext));
		return server;
	}

	/**
	 * Starts the server's thread, which is a daemon thread if a daemon thread starts it.
	 */
	private void start() {
		Thread starter = daemon(this.server::start);
		starter.start();
		boolean interrupted = false;
		while (starter.isAlive()) {
			try {
				starter.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "ami-simulator-http");
		thread.setDaemon(true);
		return thread;
	}

	InetSocketAddress address() {
		return this.server.getAddress();
	}

	/** Closes the port and all connections, and aborts the requests that are running. */
	void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
