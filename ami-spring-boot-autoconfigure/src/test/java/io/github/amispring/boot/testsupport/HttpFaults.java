/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.testsupport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/**
 * HTTP servers that are not Asterisk.
 */
public final class HttpFaults {

	private HttpFaults() {
	}

	/** Starts a server that responds to each request with a status and a page. */
	public static HttpServer respond(int status) throws IOException {
		return start(HttpServer.create(address(), 0), status);
	}

	/** Starts a server that responds to each request over TLS with a page. */
	public static HttpServer respond(SSLContext context) throws IOException {
		HttpsServer server = HttpsServer.create(address(), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(context));
		return start(server, 200);
	}

	private static InetSocketAddress address() {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
	}

	private static HttpServer start(HttpServer server, int status) {
		server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			byte[] page = "<html><title>Welcome</title></html>".getBytes(StandardCharsets.US_ASCII);
			exchange.sendResponseHeaders(status, page.length);
			exchange.getResponseBody().write(page);
			exchange.close();
		});
		server.start();
		return server;
	}

	/** Starts a server that sends an HTTP response as soon as it receives anything. */
	public static ServerSocket badRequest() throws IOException {
		ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		Thread thread = new Thread(() -> {
			while (!server.isClosed()) {
				try (Socket socket = server.accept()) {
					socket.getInputStream().read();
					socket.getOutputStream()
						.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
							.getBytes(StandardCharsets.US_ASCII));
					socket.shutdownOutput();
					socket.getInputStream().readAllBytes();
				}
				catch (IOException ex) {
					// the client or the test closed the connection
				}
			}
		});
		thread.setDaemon(true);
		thread.start();
		return server;
	}

}
