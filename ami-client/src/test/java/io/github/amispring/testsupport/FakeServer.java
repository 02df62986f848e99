/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.testsupport;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * A server on this machine that behaves like Asterisk 22 in every respect that the tests
 * need. Tests can replace each response.
 */
public final class FakeServer implements AutoCloseable {

	public static final String USERNAME = "app";

	public static final String SECRET = "Tr0ub4dor&3";

	public static final String CHALLENGE = "185769040";

	public static final String FULLY_BOOTED = "Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: 259\r\n"
			+ "LastReload: 259\r\nStatus: Fully Booted\r\n\r\n";

	private final SocketFactory socketFactory;

	private final int port;

	private final Map<String, BiConsumer<Session, Request>> handlers = new ConcurrentHashMap<>();

	private final List<Session> all = new CopyOnWriteArrayList<>();

	private final BlockingQueue<Session> arrived = new LinkedBlockingQueue<>();

	private volatile Consumer<Session> onConnect = (session) -> session.send("Asterisk Call Manager/11.0.0\r\n");

	private volatile @Nullable ServerSocket serverSocket;

	private volatile @Nullable Thread acceptor;

	public FakeServer() {
		this(ServerSocket::new);
	}

	public FakeServer(SocketFactory socketFactory) {
		this.socketFactory = socketFactory;
		on("Challenge", (session, request) -> session.respond(request, "Challenge: " + CHALLENGE));
		on("Login", FakeServer::login);
		on("CoreSettings", (session, request) -> session.respond(request, "AMIversion: 11.0.0",
				"AsteriskVersion: 22.10.1", "SystemName: "));
		on("Ping", (session, request) -> session.respond(request, "Ping: Pong", "Timestamp: 1795334138.332804"));
		on("Events", (session, request) -> session.respond(request, "Events: On"));
		on("Filter", (session, request) -> session.respond(request, "Message: Success"));
		on("Logoff", (session, request) -> {
			session.send("Response: Goodbye\r\nActionID: " + request.actionId()
					+ "\r\nMessage: Thanks for all the fish.\r\n\r\n");
			session.close();
		});
		this.port = listen(0);
	}

	private static void login(Session session, Request request) {
		String key = request.get("Key");
		if ((key != null) ? key.equals(md5(CHALLENGE + SECRET)) : SECRET.equals(request.get("Secret"))) {
			session.respond(request, "Message: Authentication accepted");
			session.send(FULLY_BOOTED);
		}
		else {
			session.respondWithError(request, "Authentication failed");
			session.close();
		}
	}

	public static String md5(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public int port() {
		return this.port;
	}

	/**
	 * Sets the handler of an action. For this action, the server sends only what the
	 * handler sends.
	 */
	public void on(String action, BiConsumer<Session, Request> handler) {
		this.handlers.put(action.toLowerCase(Locale.ROOT), handler);
	}

	/** Sends no response to an action. */
	public void ignore(String action) {
		on(action, (session, request) -> {
		});
	}

	/**
	 * Sets the handler of new connections, which is called instead of sending the banner.
	 */
	public void onConnect(Consumer<Session> onConnect) {
		this.onConnect = onConnect;
	}

	/** Waits for the next connection, in order of arrival. */
	public Session awaitSession() {
		return await(this.arrived, "connection");
	}

	/** Returns the number of connections so far. */
	public int connections() {
		return this.all.size();
	}

	/** Returns all connections so far. */
	public List<Session> sessions() {
		return this.all;
	}

	/** Returns all actions received on all connections so far. */
	public List<Request> received() {
		return this.all.stream().flatMap((session) -> session.received.stream()).toList();
	}

	/** Returns all actions with the given name received so far. */
	public List<Request> received(String action) {
		return received().stream().filter((request) -> request.name().equalsIgnoreCase(action)).toList();
	}

	/** Stops accepting connections and closes the existing ones. */
	public void shutDown() {
		closeQuietly(this.serverSocket);
		try {
			// the port accepts connections as long as a thread is inside accept
			Objects.requireNonNull(this.acceptor).join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		this.all.forEach(Session::close);
	}

	/** Accepts connections again on the same port. */
	public void restart() {
		listen(this.port);
	}

	private int listen(int port) {
		try {
			ServerSocket socket = this.socketFactory.create();
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			this.serverSocket = socket;
			this.acceptor = startDaemon("fake-server-accept", () -> accept(socket));
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept(ServerSocket serverSocket) {
		try {
			while (true) {
				Session session = new Session(serverSocket.accept());
				this.all.add(session);
				this.arrived.add(session);
				startDaemon("fake-server-session", session::run);
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private static Thread startDaemon(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private static <T> T await(BlockingQueue<T> queue, String what) {
		try {
			T item = queue.poll(20, TimeUnit.SECONDS);
			if (item == null) {
				throw new AssertionError("no " + what + " received");
			}
			return item;
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private static void closeQuietly(@Nullable Closeable closeable) {
		try {
			if (closeable != null) {
				closeable.close();
			}
		}
		catch (IOException ex) {
			// already closed
		}
	}

	@Override
	public void close() {
		shutDown();
	}

	/** Creates an unbound server socket. */
	public interface SocketFactory {

		ServerSocket create() throws IOException;

	}

	/** The server side of a connection. */
	public final class Session {

		private final Socket socket;

		private final List<Request> received = new CopyOnWriteArrayList<>();

		private final BlockingQueue<Request> unread = new LinkedBlockingQueue<>();

		private volatile boolean ended;

		private Session(Socket socket) throws IOException {
			this.socket = socket;
			socket.setTcpNoDelay(true);
		}

		private void run() {
			try {
				FakeServer.this.onConnect.accept(this);
				BufferedReader reader = new BufferedReader(
						new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
				List<String> lines = new ArrayList<>();
				for (String line = reader.readLine(); line != null; line = reader.readLine()) {
					if (!line.isEmpty()) {
						lines.add(line);
					}
					else if (!lines.isEmpty()) {
						handle(new Request(List.copyOf(lines)));
						lines.clear();
					}
				}
			}
			catch (IOException | UncheckedIOException ex) {
				// one side has closed the connection
			}
			finally {
				this.ended = true;
				close();
			}
		}

		private void handle(Request request) {
			this.received.add(request);
			this.unread.add(request);
			BiConsumer<Session, Request> handler = FakeServer.this.handlers
				.get(request.name().toLowerCase(Locale.ROOT));
			if (handler != null) {
				handler.accept(this, request);
			}
			else {
				respondWithError(request, "Invalid/unknown command: " + request.name()
						+ ". Use Action: ListCommands to show available commands.");
			}
		}

		/** Returns the actions received on this connection. */
		public List<Request> received() {
			return this.received;
		}

		/** Waits for the next action with this name that has not been awaited yet. */
		public Request awaitAction(String name) {
			while (true) {
				Request request = FakeServer.await(this.unread, "action " + name);
				if (request.name().equalsIgnoreCase(name)) {
					return request;
				}
			}
		}

		/** Sends text. */
		public void send(String text) {
			send(text.getBytes(StandardCharsets.UTF_8));
		}

		/** Sends bytes repeatedly until the client closes the connection. */
		public void sendRepeatedly(byte[] bytes) {
			while (true) {
				send(bytes);
			}
		}

		/** Sends bytes. */
		public void send(byte[] bytes) {
			try {
				synchronized (this.socket) {
					OutputStream out = this.socket.getOutputStream();
					out.write(bytes);
					out.flush();
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		/** Sends a success response. */
		public void respond(Request request, String... lines) {
			send("Response: Success\r\nActionID: " + request.actionId() + "\r\n" + block(lines));
		}

		/** Sends an error response. */
		public void respondWithError(Request request, String message) {
			send("Response: Error\r\nActionID: " + request.actionId() + "\r\n" + block("Message: " + message));
		}

		/** Sends an event. */
		public void event(String name, String... lines) {
			send("Event: " + name + "\r\n" + block(lines));
		}

		private static String block(String... lines) {
			StringBuilder block = new StringBuilder();
			for (String line : lines) {
				block.append(line).append("\r\n");
			}
			return block.append("\r\n").toString();
		}

		/** Returns the TLS session of this connection. */
		public SSLSession tls() {
			return ((SSLSocket) this.socket).getSession();
		}

		/** Returns whether the client has closed its side of the connection. */
		public boolean isEnded() {
			return this.ended;
		}

		public void close() {
			closeQuietly(this.socket);
		}

	}

	/**
	 * An action that the server has received.
	 *
	 * @param lines its lines
	 */
	public record Request(List<String> lines) {

		public String name() {
			String name = get("Action");
			return (name != null) ? name : "";
		}

		public String actionId() {
			String id = get("ActionID");
			return (id != null) ? id : "";
		}

		public @Nullable String get(String header) {
			for (String line : this.lines) {
				int colon = line.indexOf(':');
				if (colon >= 0 && line.substring(0, colon).equalsIgnoreCase(header)) {
					return line.substring(colon + 1).strip();
				}
			}
			return null;
		}

	}

}
