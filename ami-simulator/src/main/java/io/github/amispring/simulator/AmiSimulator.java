/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import javax.net.ServerSocketFactory;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.simulator.action.BuiltInHandlers;
import io.github.amispring.simulator.clock.RealTimeClock;
import io.github.amispring.simulator.clock.SimulatorClock;
import io.github.amispring.simulator.http.HttpManagerServer;
import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.Phone;
import io.github.amispring.simulator.pbx.Traffic;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.protocol.EventCatalogue;
import io.github.amispring.simulator.protocol.PbxEvent;
import io.github.amispring.simulator.protocol.Privileges;
import io.github.amispring.simulator.session.ActionHandler;
import io.github.amispring.simulator.session.ActionRegistry;
import io.github.amispring.simulator.session.ManagerServer;
import org.jspecify.annotations.Nullable;

/**
 * A small in-memory PBX that implements the Asterisk Manager Interface over TCP, TLS and
 * HTTP, for tests and demonstrations without a PBX. It responds like Asterisk, with the
 * same texts, event order and limits. A test can also replace the response to an action,
 * publish any event and close connections.
 *
 * <pre class="code">
 * try (AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build().start()) {
 *     // connect a client to pbx.port() ...
 *     pbx.raise("Event", "Hangup", "Channel", "PJSIP/100-00000001", "Cause", "16");
 *     pbx.onAction("Originate", (request, response) -&gt; response.error("Originate failed"));
 *     AmiMessage originate = pbx.awaitAction("Originate", Duration.ofSeconds(5));
 * }
 * </pre>
 *
 * Thread-safe.
 */
public final class AmiSimulator implements AutoCloseable {

	private final Map<String, ActionHandler> overrides = new ConcurrentHashMap<>();

	private final ReceivedActions received = new ReceivedActions();

	private final SimulatorSettings settings;

	private final @Nullable RealTimeClock ownClock;

	private final SimulatorClock clock;

	private final ManagerServer server;

	private final HttpManagerServer httpServer;

	private volatile Pbx pbx;

	private int lastPort;

	private int lastTlsPort;

	private int lastHttpPort;

	private boolean closed;

	private int starts;

	AmiSimulator(SimulatorSettings settings) {
		this.settings = settings;
		this.ownClock = (settings.clock() == null) ? new RealTimeClock() : null;
		this.clock = (settings.clock() != null) ? settings.clock() : Objects.requireNonNull(this.ownClock);
		SimulatorHost host = new SimulatorHost(settings, this.clock, () -> this.pbx.started(), new ActionRegistry(),
				this.overrides, this.received);
		this.server = new ManagerServer(host);
		this.httpServer = new HttpManagerServer(host, settings.httpPathPrefix(), settings.sslContext());
		this.pbx = newPbx();
		this.lastPort = (settings.port() != null) ? settings.port() : 0;
		this.lastTlsPort = settings.tlsPort();
		this.lastHttpPort = (settings.httpPort() != null) ? settings.httpPort() : 0;
		BuiltInHandlers.register(host, () -> this.pbx);
	}

	/**
	 * Returns a builder with a default PBX.
	 * @return a new builder
	 */
	public static AmiSimulatorBuilder builder() {
		return new AmiSimulatorBuilder();
	}

	private Pbx newPbx() {
		return new Pbx(this.settings.pbx(), this.clock, this.settings.version(), this.settings.seed() + this.starts,
				this.settings.timestampEvents() ? (event) -> publish(event.withTimestamp(this.clock.now()))
						: this::publish);
	}

	private void publish(PbxEvent event) {
		this.server.publish(event);
		this.httpServer.publish(event);
	}

	/**
	 * Starts this simulator. After {@link #stop()}, the simulator listens on the same
	 * ports again, with a new PBX that has no calls. Does nothing if the simulator is
	 * already running.
	 * @return this simulator
	 * @throws UncheckedIOException if a port cannot be opened
	 * @throws IllegalStateException if the simulator is closed
	 */
	public synchronized AmiSimulator start() {
		if (this.closed) {
			throw new IllegalStateException("The simulator is closed. Build a new one.");
		}
		if (isRunning()) {
			return this;
		}
		if (this.starts > 0) {
			this.pbx = newPbx();
		}
		this.starts++;
		this.server.open();
		int port = this.lastPort;
		try {
			if (this.settings.port() != null) {
				this.lastPort = listen(ServerSocketFactory.getDefault(), port);
			}
			if (this.settings.sslContext() != null) {
				port = this.lastTlsPort;
				this.lastTlsPort = listen(this.settings.sslContext().getServerSocketFactory(), port);
			}
			if (this.settings.httpPort() != null) {
				port = this.lastHttpPort;
				this.lastHttpPort = this.httpServer.listen(loopback(port));
			}
		}
		catch (IOException ex) {
			stop();
			throw new UncheckedIOException("The simulator cannot listen on port " + port, ex);
		}
		if (this.settings.callsPerMinute() > 0) {
			new Traffic(this.pbx, this.settings.callsPerMinute(), this.settings.seed()).start();
		}
		return this;
	}

	private int listen(ServerSocketFactory factory, int port) throws IOException {
		return this.server.listen(factory, loopback(port));
	}

	private static InetSocketAddress loopback(int port) {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
	}

	/**
	 * Stops this simulator abruptly, like a PBX that loses power: it closes its ports,
	 * all connections and all sessions over HTTP, and drops all calls. {@link #start()}
	 * starts the simulator again.
	 */
	public synchronized void stop() {
		this.server.closePorts();
		this.httpServer.close();
		this.pbx.stop();
		this.server.disconnectAll();
	}

	/**
	 * Stops this simulator. A closed simulator cannot be started again.
	 */
	@Override
	public synchronized void close() {
		stop();
		this.closed = true;
		if (this.ownClock != null) {
			this.ownClock.close();
		}
	}

	/**
	 * Returns whether this simulator is running.
	 * @return {@code true} between start and stop
	 */
	public boolean isRunning() {
		return this.server.isOpen();
	}

	/**
	 * Returns the port without TLS. A restart does not change the port.
	 * @return the port
	 * @throws IllegalStateException if the simulator was never started, or has no port
	 * without TLS
	 */
	public synchronized int port() {
		return requirePort(this.settings.port() != null, "without TLS", this.lastPort);
	}

	/**
	 * Returns the port with TLS. A restart does not change the port.
	 * @return the port
	 * @throws IllegalStateException if the simulator was never started, or has no port
	 * with TLS
	 */
	public synchronized int tlsPort() {
		return requirePort(this.settings.sslContext() != null, "with TLS", this.lastTlsPort);
	}

	/**
	 * Returns the port for HTTP, or for HTTPS if this simulator has TLS. A restart does
	 * not change the port.
	 * @return the port
	 * @throws IllegalStateException if the simulator was never started, or has no port
	 * for HTTP
	 */
	public synchronized int httpPort() {
		return requirePort(this.settings.httpPort() != null, "for HTTP", this.lastHttpPort);
	}

	private static int requirePort(boolean exists, String purpose, int port) {
		if (!exists) {
			throw new IllegalStateException("The simulator has no port " + purpose);
		}
		if (port == 0) {
			throw new IllegalStateException("The simulator has no port before its first start");
		}
		return port;
	}

	/**
	 * Returns whether this simulator listens on a port, with or without TLS, or for HTTP.
	 * @param port the port
	 * @return {@code true} if the simulator is running and the port is one of its ports
	 */
	public boolean listensOn(int port) {
		return this.server.listensOn(port) || this.httpServer.listensOn(port);
	}

	/**
	 * Returns the clock of this simulator.
	 * @return the clock that was set in the builder, or a real-time clock
	 */
	public SimulatorClock clock() {
		return this.clock;
	}

	/**
	 * Closes all connections. Clients can connect again. Sessions over HTTP do not end,
	 * because they do not depend on connections, and the port for HTTP is closed for a
	 * short time.
	 */
	public void disconnectAll() {
		this.server.disconnectAll();
		this.httpServer.disconnectAll();
	}

	/**
	 * Ends all sessions over HTTP, as if they had expired. Connections stay open. A
	 * request that is waiting for events returns. The next request with a cookie is
	 * denied and receives the cookie of a new session.
	 */
	public void expireHttpSessions() {
		this.httpServer.expireSessions();
	}

	/**
	 * Returns the clients that are currently connected, and the sessions over HTTP that
	 * have not expired.
	 * @return the clients, in no particular order
	 */
	public List<SessionInfo> sessions() {
		return Stream.concat(this.server.sessions().stream(), this.httpServer.sessions().stream())
			.map((session) -> new SessionInfo(session.username(), session.remoteAddress(), session.mask().line()))
			.toList();
	}

	/**
	 * Returns the last 10,000 actions that clients have sent, including logins.
	 * @return the actions in the order of arrival
	 */
	public List<AmiMessage> receivedActions() {
		return this.received.all();
	}

	/**
	 * Returns the actions with one name that clients have sent.
	 * @param name the name of the action, ignoring case
	 * @return the actions in the order of arrival
	 */
	public List<AmiMessage> receivedActions(String name) {
		return receivedActions().stream().filter((action) -> name.equalsIgnoreCase(action.get("Action"))).toList();
	}

	/**
	 * Removes the recorded actions.
	 */
	public void clearReceivedActions() {
		this.received.clear();
	}

	/**
	 * Waits for an action. Returns immediately if the action has already arrived. Each
	 * action is returned once.
	 * @param name the name of the action, ignoring case
	 * @param timeout the maximum time to wait, in real time
	 * @return the action
	 * @throws AssertionError if no action with this name arrives within the timeout
	 */
	public AmiMessage awaitAction(String name, Duration timeout) {
		try {
			AmiMessage action = this.received.await(name, timeout);
			if (action == null) {
				throw new AssertionError("Action \"" + name + "\" did not arrive within " + timeout.toMillis()
						+ " ms. Received: " + receivedActions());
			}
			return action;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while waiting for action \"" + name + "\"", ex);
		}
	}

	/**
	 * Replaces the response to an action. The simulator still checks permissions, and
	 * before login it passes only Login, Challenge and Logoff to a handler.
	 * @param name the name of the action, ignoring case; may be an action that Asterisk
	 * does not support
	 * @param handler responds to the action, on the thread of the session or, over HTTP,
	 * of the request
	 */
	public void onAction(String name, ActionHandler handler) {
		this.overrides.put(name.toLowerCase(Locale.ROOT), handler);
	}

	/**
	 * Restores the built-in responses to all actions.
	 */
	public void resetActions() {
		this.overrides.clear();
	}

	/**
	 * Publishes an event unchanged, to all clients that may read it and have requested
	 * it. The header Privilege determines the classes of the event. Without this header,
	 * the event has the classes that Asterisk assigns to its name. An unknown event is
	 * sent to all clients that have requested any events.
	 * @param event the event
	 */
	public void raise(AmiMessage event) {
		StringBuilder text = new StringBuilder();
		for (AmiHeader header : event.headers()) {
			text.append(header.name()).append(": ").append(header.value()).append("\r\n");
		}
		String name = event.get("Event");
		String privilege = event.get("Privilege");
		Privileges classes = (privilege != null) ? Privileges.parse(privilege.replace(",all", ""))
				: EventCatalogue.classesOf((name != null) ? name : "");
		PbxEvent raised = new PbxEvent((name != null) ? name : "", classes,
				text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
		this.pbx.locked(() -> publish(raised));
	}

	/**
	 * Publishes an event, as {@link #raise(AmiMessage)} does.
	 * @param namesAndValues the names and values of the headers, alternately, beginning
	 * with {@code Event}
	 */
	public void raise(String... namesAndValues) {
		raise(AmiMessage.of(namesAndValues));
	}

	/**
	 * Sends bytes unchanged to all clients, whether they have logged in or not. Use it to
	 * test malformed messages. Over HTTP, the bytes are among the events of the next
	 * WaitEvent action.
	 * @param bytes the bytes
	 */
	public void sendRaw(byte[] bytes) {
		this.server.sessions().forEach((session) -> session.send(bytes));
		this.httpServer.send(bytes);
	}

	/**
	 * Starts an incoming call through the trunk.
	 * @param callerNumber the number of the caller
	 * @param callerName the name of the caller
	 * @param exten the extension to call: the number of a phone, or any extension of the
	 * dialplan
	 * @return the name of the caller's channel
	 */
	public String call(String callerNumber, String callerName, String exten) {
		return callFrom("PJSIP/trunk", callerNumber, callerName, exten);
	}

	/**
	 * Starts a call from a phone.
	 * @param device the phone, such as {@code PJSIP/100}
	 * @param callerNumber the number of the caller
	 * @param callerName the name of the caller
	 * @param exten the extension to call
	 * @return the name of the caller's channel
	 */
	public String callFrom(String device, String callerNumber, String callerName, String exten) {
		Pbx current = this.pbx;
		return current.locked(() -> current.call(device, callerNumber, callerName, exten, null, null).name());
	}

	/**
	 * Returns a phone, which a test uses to act as its user. The phone belongs to the PBX
	 * that is running now; after {@link #stop()} and {@link #start()}, request it again.
	 * @param device the device, such as {@code PJSIP/100}
	 * @return the phone
	 * @throws IllegalArgumentException if the PBX has no such endpoint
	 * @since 1.0.0
	 */
	public Phone phone(String device) {
		return this.pbx.phone(device);
	}

	/**
	 * Hangs up the phone of a channel.
	 * @param channel the name of the channel
	 * @return whether the channel exists
	 */
	public boolean hangUp(String channel) {
		Pbx current = this.pbx;
		return current.locked(() -> {
			PbxChannel found = current.channel(channel);
			if (found != null) {
				current.phoneHangsUp(found);
			}
			return found != null;
		});
	}

	/**
	 * Returns the channels that currently exist.
	 * @return the names of the channels, the oldest first
	 */
	public List<String> channels() {
		Pbx current = this.pbx;
		return current.locked(() -> current.channels().stream().map(PbxChannel::name).toList());
	}

}
