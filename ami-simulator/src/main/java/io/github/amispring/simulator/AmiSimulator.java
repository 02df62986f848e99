/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ServerSocketFactory;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.simulator.action.BuiltInActions;
import io.github.amispring.simulator.clock.RealTimeClock;
import io.github.amispring.simulator.clock.SimulatorClock;
import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.Traffic;
import io.github.amispring.simulator.pbx.channel.Channel;
import io.github.amispring.simulator.protocol.EventCatalogue;
import io.github.amispring.simulator.protocol.PbxEvent;
import io.github.amispring.simulator.protocol.Privileges;
import io.github.amispring.simulator.session.ActionHandler;
import io.github.amispring.simulator.session.ActionRegistry;
import io.github.amispring.simulator.session.Listener;
import io.github.amispring.simulator.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * A small PBX in memory that speaks the Asterisk Manager Interface, over TCP and TLS: for
 * tests without a PBX, and for demonstrations. It does what a real Asterisk does, with
 * its texts, its events in their order, and its limits; and what a test needs besides:
 * answers of one's own, events raised by hand, connections that break.
 *
 * <pre class="code">
 * try (AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build().start()) {
 *     // connect a client to pbx.port() ...
 *     pbx.raise("Event", "Hangup", "Channel", "PJSIP/100-00000001", "Cause", "16");
 *     pbx.onAction("Originate", (request, reply) -&gt; reply.error("Originate failed"));
 *     AmiMessage originate = pbx.awaitAction("Originate", Duration.ofSeconds(5));
 * }
 * </pre>
 *
 * All methods are safe for use by several threads.
 */
public final class AmiSimulator implements AutoCloseable {

	/** How many clients may be connected that have not logged in, as in Asterisk. */
	private static final int MAX_UNAUTHENTICATED = 50;

	private final Set<Session> sessions = ConcurrentHashMap.newKeySet();

	private final Map<String, ActionHandler> overrides = new ConcurrentHashMap<>();

	private final ReceivedActions received = new ReceivedActions();

	private final ActionRegistry actions = new ActionRegistry();

	private final SimulatorSettings settings;

	private final @Nullable RealTimeClock ownClock;

	private final SimulatorClock clock;

	private volatile Pbx pbx;

	private @Nullable Listener listener;

	private @Nullable Listener tlsListener;

	private int lastPort;

	private int lastTlsPort;

	private volatile boolean running;

	private boolean closed;

	private int starts;

	AmiSimulator(SimulatorSettings settings) {
		this.settings = settings;
		this.ownClock = (settings.clock() == null) ? new RealTimeClock() : null;
		this.clock = (settings.clock() != null) ? settings.clock() : Objects.requireNonNull(this.ownClock);
		this.pbx = newPbx();
		this.lastPort = (settings.port() != null) ? settings.port() : 0;
		this.lastTlsPort = (settings.tlsPort() != null) ? settings.tlsPort() : 0;
		BuiltInActions.register(this.actions, () -> this.pbx);
	}

	/**
	 * Begins to choose what a simulator is like.
	 * @return a builder
	 */
	public static AmiSimulatorBuilder builder() {
		return new AmiSimulatorBuilder();
	}

	private Pbx newPbx() {
		return new Pbx(this.settings.pbx(), this.clock, this.settings.version(), this.settings.seed() + this.starts,
				this::publish);
	}

	/**
	 * Starts to listen. After {@link #stop()} it listens on the same port again, and the
	 * PBX behind it begins anew, without calls.
	 * @return this simulator
	 * @throws UncheckedIOException when the port is taken
	 */
	public synchronized AmiSimulator start() {
		if (this.closed) {
			throw new IllegalStateException("The simulator is closed");
		}
		if (this.running) {
			return this;
		}
		if (this.starts > 0) {
			this.pbx = newPbx();
		}
		this.starts++;
		this.running = true;
		try {
			if (this.settings.port() != null) {
				this.listener = listen(ServerSocketFactory.getDefault(), this.lastPort);
				this.lastPort = this.listener.port();
			}
			if (this.settings.sslContext() != null) {
				this.tlsListener = listen(this.settings.sslContext().getServerSocketFactory(), this.lastTlsPort);
				this.lastTlsPort = this.tlsListener.port();
			}
		}
		catch (IOException ex) {
			stop();
			throw new UncheckedIOException("The simulator cannot listen", ex);
		}
		if (this.settings.callsPerMinute() > 0) {
			new Traffic(this.pbx, this.settings.callsPerMinute(), this.settings.seed()).start();
		}
		return this;
	}

	private Listener listen(ServerSocketFactory factory, int port) throws IOException {
		return new Listener(factory, new InetSocketAddress(this.settings.address(), port), this::connected);
	}

	private void connected(Socket socket) {
		Session session = new Session(socket, new Host());
		long waiting = this.sessions.stream().filter((each) -> !each.isAuthenticated()).count();
		if (waiting >= MAX_UNAUTHENTICATED) {
			session.close();
			return;
		}
		this.sessions.add(session);
		session.start();
		if (!this.running) {
			// stopped meanwhile, and whoever did that may not have seen this session
			session.close();
		}
	}

	/**
	 * Stops at once, as a PBX that loses its power: the port is closed, all connections
	 * break, and all calls are gone.
	 */
	public synchronized void stop() {
		this.running = false;
		if (this.listener != null) {
			this.listener.close();
			this.listener = null;
		}
		if (this.tlsListener != null) {
			this.tlsListener.close();
			this.tlsListener = null;
		}
		this.pbx.stop();
		disconnectAll();
	}

	/**
	 * Stops for good.
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
	 * Whether the simulator listens.
	 * @return {@code true} between start and stop
	 */
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * The port without TLS. It stays the same when the simulator is stopped and started.
	 * @return the port
	 * @throws IllegalStateException before the first start, or when there is no such port
	 */
	public synchronized int port() {
		return started(this.settings.port() != null, this.lastPort);
	}

	/**
	 * The port with TLS.
	 * @return the port
	 * @throws IllegalStateException before the first start, or when there is no such port
	 */
	public synchronized int tlsPort() {
		return started(this.settings.sslContext() != null, this.lastTlsPort);
	}

	/**
	 * Returns whether the simulator listens on a port, with or without TLS.
	 * @param port the port
	 * @return {@code true} between start and stop for one of its ports
	 */
	public synchronized boolean listensOn(int port) {
		return (this.listener != null && this.listener.port() == port)
				|| (this.tlsListener != null && this.tlsListener.port() == port);
	}

	private static int started(boolean exists, int port) {
		if (!exists || port == 0) {
			throw new IllegalStateException(exists ? "The simulator was not started" : "There is no such port");
		}
		return port;
	}

	/**
	 * The clock of this simulator.
	 * @return the clock that was chosen, or one of real time
	 */
	public SimulatorClock clock() {
		return this.clock;
	}

	/**
	 * Breaks all connections. Clients may connect again.
	 */
	public void disconnectAll() {
		this.sessions.forEach(Session::close);
	}

	/**
	 * The clients that are connected now.
	 * @return the clients
	 */
	public List<SessionInfo> sessions() {
		return this.sessions.stream()
			.map((session) -> new SessionInfo(session.username(), session.remoteAddress(), session.mask().line()))
			.toList();
	}

	/**
	 * What clients sent, the last 10,000 actions, logins among them.
	 * @return the actions in the order in which they came
	 */
	public List<AmiMessage> receivedActions() {
		return this.received.all();
	}

	/**
	 * What clients sent of one kind.
	 * @param name the action's name, in any case
	 * @return the actions in the order in which they came
	 */
	public List<AmiMessage> receivedActions(String name) {
		return receivedActions().stream().filter((action) -> name.equalsIgnoreCase(action.get("Action"))).toList();
	}

	/**
	 * Forgets what clients sent so far.
	 */
	public void clearReceivedActions() {
		this.received.clear();
	}

	/**
	 * Waits for an action. One that came before the call counts too; each action is given
	 * to one call only.
	 * @param name the action's name, in any case
	 * @param timeout how long to wait, in real time
	 * @return the action
	 * @throws AssertionError when none comes in time
	 */
	public AmiMessage awaitAction(String name, Duration timeout) {
		try {
			AmiMessage action = this.received.await(name, timeout);
			if (action == null) {
				throw new AssertionError("No " + name + " came within " + timeout + ", but " + receivedActions());
			}
			return action;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while waiting for " + name, ex);
		}
	}

	/**
	 * Answers an action in one's own way from now on. Permissions are still checked, and
	 * before a login only Login, Challenge and Logoff get this far.
	 * @param name the action's name, in any case; it need not be one that Asterisk has
	 * @param handler who answers, in the thread of the session
	 */
	public void onAction(String name, ActionHandler handler) {
		this.overrides.put(name.toLowerCase(Locale.ROOT), handler);
	}

	/**
	 * Answers all actions in the built-in way again.
	 */
	public void resetActions() {
		this.overrides.clear();
	}

	/**
	 * Sends an event to all clients that may read it and want it. Its classes come from
	 * its Privilege header or, without one, are those that Asterisk gives to events of
	 * this name; an event that is not known goes to all who want any event.
	 * @param event the event; it is sent as it is
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
		this.pbx.locked(() -> {
			publish(raised);
			return null;
		});
	}

	/**
	 * Sends an event to all clients that may read it and want it, as
	 * {@link #raise(AmiMessage)} does.
	 * @param namesAndValues names and values of headers in turn, beginning with
	 * {@code Event}
	 */
	public void raise(String... namesAndValues) {
		raise(AmiMessage.of(namesAndValues));
	}

	/**
	 * Sends bytes to all clients as they are, logged in or not: for tests of what goes
	 * wrong.
	 * @param bytes the bytes
	 */
	public void sendRaw(byte[] bytes) {
		this.sessions.forEach((session) -> session.send(bytes));
	}

	/**
	 * Lets somebody call in by the trunk.
	 * @param callerNumber the caller's number
	 * @param callerName the caller's name
	 * @param exten whom the caller wants: a phone's number, a queue's extension, any
	 * extension of the dialplan
	 * @return the name of the caller's channel
	 */
	public String call(String callerNumber, String callerName, String exten) {
		return callFrom("PJSIP/trunk", callerNumber, callerName, exten);
	}

	/**
	 * Lets somebody call from a phone.
	 * @param device the phone, such as {@code PJSIP/100}
	 * @param callerNumber the caller's number
	 * @param callerName the caller's name
	 * @param exten whom the caller wants
	 * @return the name of the caller's channel
	 */
	public String callFrom(String device, String callerNumber, String callerName, String exten) {
		Pbx current = this.pbx;
		return current.locked(() -> current.call(device, callerNumber, callerName, exten, null, null).name());
	}

	/**
	 * Lets the one at a channel hang up.
	 * @param channel the channel's name
	 * @return whether there was such a channel
	 */
	public boolean hangUp(String channel) {
		Pbx current = this.pbx;
		return current.locked(() -> {
			Channel found = current.channel(channel);
			if (found != null) {
				current.phoneHangsUp(found);
			}
			return found != null;
		});
	}

	/**
	 * The channels that exist now.
	 * @return their names, the oldest first
	 */
	public List<String> channels() {
		Pbx current = this.pbx;
		return current.locked(() -> current.channels().stream().map(Channel::name).toList());
	}

	private void publish(PbxEvent event) {
		for (Session session : this.sessions) {
			session.offer(event);
		}
	}

	/** What sessions need, kept out of the public methods. */
	private final class Host extends HostAdapter {

		Host() {
			super(AmiSimulator.this.settings, AmiSimulator.this.clock, AmiSimulator.this.actions,
					AmiSimulator.this.overrides, AmiSimulator.this.received);
		}

		@Override
		public Instant started() {
			return AmiSimulator.this.pbx.started();
		}

		@Override
		public void closed(Session session) {
			AmiSimulator.this.sessions.remove(session);
		}

	}

}
