/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.amispring.simulator.protocol.PbxEvent;
import io.github.amispring.simulator.protocol.Privileges;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection. A thread reads and runs its actions strictly one after
 * another; a second one writes, so that nobody waits for a client that does not read.
 */
public final class Session {

	private static final Logger logger = LoggerFactory.getLogger(Session.class);

	private static final int MAX_CHALLENGE = 1_000_000_000;

	private final List<EventFilter> filters = new CopyOnWriteArrayList<>();

	private final AtomicBoolean closed = new AtomicBoolean();

	private final AtomicBoolean thrownOut = new AtomicBoolean();

	private final Socket socket;

	private final SessionHost host;

	private final Outbox outbox;

	private final Thread reader;

	private final Thread writer;

	private final String challenge = Integer.toString(new SecureRandom().nextInt(MAX_CHALLENGE));

	private volatile @Nullable Account account;

	private volatile Privileges mask = Privileges.ALL;

	/**
	 * Creates a session; {@link #start()} begins it.
	 * @param socket the connection
	 * @param host the server
	 */
	public Session(Socket socket, SessionHost host) {
		this.socket = socket;
		this.host = host;
		this.outbox = new Outbox(host.eventCapacity());
		String name = "ami-simulator-" + socket.getPort();
		this.reader = new Thread(this::readAll, name + "-reader");
		this.writer = new Thread(this::writeAll, name + "-writer");
		this.reader.setDaemon(true);
		this.writer.setDaemon(true);
	}

	/** Greets the client, and runs what it sends. */
	public void start() {
		this.outbox.answer((this.host.version().banner() + "\r\n").getBytes(StandardCharsets.US_ASCII));
		this.writer.start();
		this.reader.start();
		this.host.clock().schedule(this.host.loginTimeout(), () -> {
			if (this.account == null) {
				close();
			}
		});
	}

	/**
	 * Whether somebody has logged in.
	 * @return {@code true} after a login
	 */
	public boolean isAuthenticated() {
		return this.account != null;
	}

	/**
	 * Who has logged in.
	 * @return the username, empty before the login
	 */
	public String username() {
		Account current = this.account;
		return (current != null) ? current.username() : "";
	}

	/**
	 * Where the client is.
	 * @return its address and port
	 */
	public String remoteAddress() {
		return this.socket.getRemoteSocketAddress().toString();
	}

	/**
	 * The classes of events that the client asked for.
	 * @return the mask
	 */
	public Privileges mask() {
		return this.mask;
	}

	/**
	 * Changes the classes of events that the client gets.
	 * @param mask the classes
	 */
	public void mask(Privileges mask) {
		this.mask = mask;
	}

	/**
	 * The number that a client must hash with its secret, the same for the whole
	 * connection.
	 * @return up to nine digits
	 */
	public String challenge() {
		return this.challenge;
	}

	/**
	 * Adds a filter that events must pass.
	 * @param filter the filter
	 */
	public void filter(EventFilter filter) {
		this.filters.add(filter);
	}

	/**
	 * The server.
	 * @return the server
	 */
	public SessionHost host() {
		return this.host;
	}

	/**
	 * Whether the account may run an action.
	 * @param action the action
	 * @return {@code true} when it may
	 */
	public boolean mayRun(ActionRegistry.Entry action) {
		Account current = this.account;
		return current != null && action.isAllowed(current.write());
	}

	/**
	 * Logs an account in.
	 * @param account the account
	 */
	public void authenticated(Account account) {
		this.account = account;
	}

	/**
	 * Sends an event if the client may read its classes and wants them. Never blocks; a
	 * client for whom too many events wait is thrown out.
	 * @param event the event
	 */
	public void offer(PbxEvent event) {
		Account current = this.account;
		if (current == null || !current.read().covers(event.classes()) || !this.mask.covers(event.classes())
				|| this.mask.isEmpty() || !EventFilter.accepts(this.filters, event)) {
			return;
		}
		if (!this.outbox.event(event.bytes())) {
			throwOut();
		}
	}

	/** Not by the caller's thread, for closing a TLS connection may have to wait. */
	private void throwOut() {
		if (this.thrownOut.compareAndSet(false, true)) {
			logger.warn("Session {} reads too slowly and is closed", remoteAddress());
			Thread thread = new Thread(this::close, "ami-simulator-close");
			thread.setDaemon(true);
			thread.start();
		}
	}

	/**
	 * Sends bytes as they are.
	 * @param bytes the bytes
	 */
	public void send(byte[] bytes) {
		this.outbox.answer(bytes.clone());
	}

	/**
	 * Waits by the simulator's clock.
	 * @param delay for how long
	 * @throws InterruptedException when the session is closed meanwhile
	 */
	public void pause(Duration delay) throws InterruptedException {
		if (!delay.isZero()) {
			CountDownLatch over = new CountDownLatch(1);
			this.host.clock().schedule(delay, over::countDown);
			over.await();
		}
	}

	/** Closes the connection at once; what was not sent is lost. */
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.outbox.close();
			try {
				this.socket.close();
			}
			catch (IOException ex) {
				logger.debug("Closing a session failed", ex);
			}
			this.reader.interrupt();
			this.host.closed(this);
		}
	}

	private void readAll() {
		try {
			ActionReader actions = new ActionReader(this.socket.getInputStream());
			boolean open = true;
			while (open) {
				ActionReader.Read read = actions.read();
				if (read == null) {
					break;
				}
				open = run(read);
			}
			if (!open) {
				// said goodbye: the writer closes when it has written all
				this.outbox.close();
				return;
			}
		}
		catch (IOException ex) {
			broken(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		close();
	}

	private boolean run(ActionReader.Read read) throws InterruptedException {
		ActionRequest request = new ActionRequest(read.lines(), username());
		ActionReply reply = new ActionReply(request.actionId());
		this.outbox.busy(true);
		try {
			switch (read.problem()) {
				case LINE_TOO_LONG -> reply.error("Failed to parse message: line too long");
				case TOO_MANY_LINES -> reply.error("Too many lines in message or allocation failure");
				default -> run(request, reply);
			}
			this.outbox.answer(reply.bytes());
		}
		finally {
			this.outbox.busy(false);
		}
		return !reply.isClosing();
	}

	private void run(ActionRequest request, ActionReply reply) throws InterruptedException {
		String name = request.name();
		if (name.isEmpty()) {
			reply.error("Missing action in request");
			return;
		}
		this.host.received(request);
		Account current = this.account;
		ActionHandler override = this.host.override(name);
		ActionRegistry.Entry entry = this.host.actions().find(name);
		if (current == null && !isBeforeLogin(name)) {
			reply.error("Permission denied");
		}
		else if (entry != null && current != null && !entry.isAllowed(current.write())) {
			reply.error("Permission denied");
		}
		else if (override != null) {
			override.handle(request, reply);
		}
		else if (entry != null) {
			entry.handler().handle(this, request, reply);
		}
		else {
			reply.error("Invalid/unknown command: " + name + ". Use Action: ListCommands to show available commands.");
		}
	}

	private static boolean isBeforeLogin(String action) {
		return action.equalsIgnoreCase("Login") || action.equalsIgnoreCase("Challenge")
				|| action.equalsIgnoreCase("Logoff");
	}

	private void broken(IOException ex) {
		if (!this.closed.get()) {
			logger.debug("Session {} broke: {}", remoteAddress(), ex.getMessage());
		}
	}

	private void writeAll() {
		try {
			OutputStream out = new BufferedOutputStream(this.socket.getOutputStream(), 32 * 1024);
			for (byte[] next = this.outbox.take(); next != null; next = this.outbox.take()) {
				while (next != null) {
					out.write(next);
					next = this.outbox.poll();
				}
				out.flush();
			}
		}
		catch (IOException ex) {
			broken(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		close();
	}

	@Override
	public String toString() {
		return "Session[" + remoteAddress() + ", " + username() + "]";
	}

}
