/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.testsupport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on this machine that responds like Asterisk's {@code /rawman}, with one
 * session. Tests can replace each response, byte by byte.
 */
public final class FakeHttpServer implements AutoCloseable {

	public static final String COOKIE = "mansession_id=\"1a2b3c4d\"; Version=1; Max-Age=60";

	private static final String CHALLENGE = "185769040";

	private static final int LIMIT_SECONDS = 20;

	private final ServerSocket socket;

	private final Map<String, Function<Request, Reply>> handlers = new ConcurrentHashMap<>();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final List<Socket> connections = new CopyOnWriteArrayList<>();

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	/** Adapts each reply that no handler has created. */
	private volatile UnaryOperator<Reply> adaptation = UnaryOperator.identity();

	private volatile @Nullable Function<Request, Reply> handlerOfAll;

	public FakeHttpServer() {
		try {
			this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "fake-http-server");
		thread.setDaemon(true);
		thread.start();
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	/** Sets the reply to an action. */
	public void on(String action, Function<Request, Reply> handler) {
		this.handlers.put(action.toLowerCase(Locale.ROOT), handler);
	}

	/** Sets the reply to every request. */
	public void onAll(Function<Request, Reply> handler) {
		this.handlerOfAll = handler;
	}

	/** Replies as usual again. */
	public void recover() {
		this.handlerOfAll = null;
		this.handlers.clear();
	}

	/** Changes the usual replies. */
	public void adapt(UnaryOperator<Reply> adaptation) {
		this.adaptation = adaptation;
	}

	/** Sends an event in the reply to the current or next WaitEvent. */
	public void raise(String event) {
		this.events.add(event);
	}

	/** Returns all requests. */
	public List<Request> requests() {
		return List.copyOf(this.requests);
	}

	/** Returns the requests with an action. */
	public List<Request> requests(String action) {
		return this.requests.stream().filter((request) -> action.equalsIgnoreCase(request.get("Action"))).toList();
	}

	/** Returns the connections that clients have not closed. */
	public List<Socket> connections() {
		return List.copyOf(this.connections);
	}

	private void accept() {
		try {
			while (true) {
				Socket connection = this.socket.accept();
				this.connections.add(connection);
				start(() -> serve(connection));
			}
		}
		catch (IOException ex) {
			// the server is closed
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			InputStream in = new BufferedInputStream(connection.getInputStream());
			for (Request request = Request.read(in); request != null; request = Request.read(in)) {
				this.requests.add(request);
				if (!reply(request).write(connection.getOutputStream())) {
					return;
				}
			}
		}
		catch (IOException ex) {
			// the client has closed the connection
		}
		finally {
			this.connections.remove(connection);
		}
	}

	private Reply reply(Request request) {
		Function<Request, Reply> all = this.handlerOfAll;
		if (all != null) {
			return all.apply(request);
		}
		String action = request.get("Action").toLowerCase(Locale.ROOT);
		Function<Request, Reply> handler = this.handlers.get(action);
		return (handler != null) ? handler.apply(request) : this.adaptation.apply(usual(action, request));
	}

	private Reply usual(String action, Request request) {
		return switch (action) {
			case "challenge" -> Reply.success(request, "Challenge: " + CHALLENGE);
			case "login" -> request.get("Key").equals(FakeServer.md5(CHALLENGE + FakeServer.SECRET))
					? Reply.success(request, "Message: Authentication accepted")
					: Reply.text("Response: Error\r\nActionID: " + request.get("ActionID")
							+ "\r\nMessage: Authentication failed\r\n\r\n");
			case "coresettings" -> Reply.success(request, "AMIversion: 11.0.0", "AsteriskVersion: 22.10.1");
			case "waitevent" -> waitEvent(request);
			case "logoff" -> logoff("Response: Goodbye\r\nActionID: " + request.get("ActionID") + "\r\n\r\n");
			default -> Reply.success(request, "Message: " + request.get("Action"));
		};
	}

	private Reply logoff(String response) {
		// ends WaitEvent
		this.events.add("");
		return Reply.text(response);
	}

	private Reply waitEvent(Request request) {
		try {
			StringBuilder body = new StringBuilder(
					"Response: Success\r\nMessage: Waiting for Event completed.\r\n\r\n");
			String event = this.events.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
			while (event != null) {
				body.append(event);
				event = this.events.poll();
			}
			return Reply.text(body + "Event: WaitEventComplete\r\n\r\n");
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.socket.close();
			for (Socket connection : this.connections) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A request.
	 *
	 * @param line the request line
	 * @param headers the headers by their names in lower case
	 * @param form the parameters in the body
	 */
	public record Request(String line, Map<String, String> headers, Map<String, String> form) {

		private static @Nullable Request read(InputStream in) throws IOException {
			String line = readLine(in);
			if (line.isEmpty()) {
				return null;
			}
			Map<String, String> headers = new LinkedHashMap<>();
			for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
				int colon = header.indexOf(':');
				headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
			}
			byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
			Map<String, String> form = new LinkedHashMap<>();
			for (String parameter : new String(body, StandardCharsets.US_ASCII).split("&")) {
				String[] parts = parameter.split("=", 2);
				form.put(parts[0], URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8));
			}
			return new Request(line, headers, form);
		}

		private static String readLine(InputStream in) throws IOException {
			StringBuilder line = new StringBuilder();
			for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
				line.append((char) b);
			}
			return line.toString().strip();
		}

		/** Returns a parameter, an empty string if it does not exist. */
		public String get(String parameter) {
			return this.form.getOrDefault(parameter, "");
		}

	}

	/**
	 * A reply.
	 *
	 * @param status the status line without the protocol
	 * @param headers the headers except the length
	 * @param body the body
	 * @param length the length in the header, which may be wrong
	 * @param closes whether the server closes the connection after the reply
	 */
	public record Reply(String status, List<String> headers, byte[] body, long length, boolean closes) {

		/** Repeats the body until the client closes the connection. */
		private static final long ENDLESS = -1;

		/** Returns a reply with the session's cookie. */
		public static Reply text(String body) {
			return new Reply("200 OK", List.of("Content-Type: text/plain", "Set-Cookie: " + COOKIE), utf8(body),
					utf8(body).length, false);
		}

		/** Returns a successful response to an action. */
		public static Reply success(Request request, String... lines) {
			return text("Response: Success\r\nActionID: " + request.get("ActionID") + "\r\n"
					+ String.join("\r\n", lines) + "\r\n\r\n");
		}

		/** Returns a page that does not come from Asterisk. */
		public static Reply page(String status, String... headers) {
			String page = "<html><head><title>Welcome</title></head><body>It works!</body></html>";
			return new Reply(status, List.of(headers), utf8(page), page.length(), false);
		}

		private static byte[] utf8(String text) {
			return text.getBytes(StandardCharsets.UTF_8);
		}

		/** Returns this reply with another session's cookie. */
		public Reply withoutSession() {
			return new Reply(this.status, List.of("Set-Cookie: mansession_id=\"99999999\"; Version=1; Max-Age=60"),
					this.body, this.length, this.closes);
		}

		/** Returns this reply with another length in the header. */
		public Reply withLength(long length) {
			return new Reply(this.status, this.headers, this.body, length, true);
		}

		/** Returns this reply with a body that never ends. */
		public Reply endless() {
			return withLength(ENDLESS);
		}

		/** Returns this reply, after which the server closes the connection. */
		public Reply closing() {
			return new Reply(this.status, this.headers, this.body, this.length, true);
		}

		/** Returns no reply: the server closes the connection. */
		public static Reply none() {
			return new Reply("", List.of(), new byte[0], 0, true);
		}

		/** Writes the reply. Returns whether the connection stays open. */
		private boolean write(OutputStream out) throws IOException {
			if (this.status.isEmpty()) {
				return false;
			}
			ByteArrayOutputStream reply = new ByteArrayOutputStream();
			reply.writeBytes(utf8("HTTP/1.1 " + this.status + "\r\n"));
			this.headers.forEach((header) -> reply.writeBytes(utf8(header + "\r\n")));
			if (this.length != ENDLESS) {
				reply.writeBytes(utf8("Content-Length: " + this.length + "\r\n"));
			}
			reply.writeBytes(utf8("\r\n"));
			reply.writeBytes(this.body);
			out.write(reply.toByteArray());
			while (this.length == ENDLESS) {
				out.write(this.body);
			}
			out.flush();
			return !this.closes;
		}

	}

}
