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
import java.util.function.Consumer;

import io.github.amispring.simulator.protocol.PbxEvent;
import io.github.amispring.simulator.protocol.Privileges;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session of one connection. One thread reads and runs the actions one after another.
 * Another thread writes, so that a client that does not read never blocks the PBX.
 */
public final class SocketSession implements ManagerSession {

	private static final Logger logger = LoggerFactory.getLogger(SocketSession.class);

	private static final int MAX_CHALLENGE = 1_000_000_000;

	private final List<EventFilter> filters = new CopyOnWriteArrayList<>();

	private final AtomicBoolean closed = new AtomicBoolean();

	private final AtomicBoolean overflowed = new AtomicBoolean();

	private final Socket socket;

	private final SessionHost host;

	private final Consumer<SocketSession> onClose;

	private final Outbox outbox;

	private final Thread reader;

	private final Thread writer;

	private final String challenge = Integer.toString(new SecureRandom().nextInt(MAX_CHALLENGE));

	private volatile @Nullable Account account;

	private volatile Privileges mask = Privileges.ALL;

	SocketSession(Socket socket, SessionHost host, Consumer<SocketSession> onClose) {
		this.socket = socket;
		this.host = host;
		this.onClose = onClose;
		this.outbox = new Outbox(host.eventCapacity());
		String name = "ami-simulator-" + socket.getPort();
		this.reader = new Thread(this::readAll, name + "-reader");
		this.writer = new Thread(this::writeAll, name + "-writer");
		this.reader.setDaemon(true);
		this.writer.setDaemon(true);
	}

	/** Sends the banner and starts both threads. */
	void start() {
		this.outbox.addResponse((this.host.version().banner() + "\r\n").getBytes(StandardCharsets.US_ASCII));
		this.writer.start();
		this.reader.start();
		this.host.clock().schedule(this.host.loginTimeout(), () -> {
			if (this.account == null) {
				close();
			}
		});
	}

	@Override
	public boolean isAuthenticated() {
		return this.account != null;
	}

	@Override
	public String username() {
		Account current = this.account;
		return (current != null) ? current.username() : "";
	}

	@Override
	public void logIn(Account account) {
		this.account = account;
	}

	@Override
	public boolean mayRun(Privileges classes) {
		Account current = this.account;
		return current != null && (classes.isEmpty() || classes.meets(current.write()));
	}

	/**
	 * Returns the address of the client.
	 * @return the address and the port
	 */
	public String remoteAddress() {
		return this.socket.getRemoteSocketAddress().toString();
	}

	@Override
	public Privileges mask() {
		return this.mask;
	}

	@Override
	public void setMask(Privileges mask) {
		this.mask = mask;
	}

	@Override
	public void addFilter(EventFilter filter) {
		this.filters.add(filter);
	}

	@Override
	public String challenge() {
		return this.challenge;
	}

	/**
	 * Sends an event if the client may read it and has requested it. Never blocks. Closes
	 * the session if too many events are waiting.
	 */
	void offer(PbxEvent event) {
		Account current = this.account;
		if (current == null || !current.read().covers(event.classes()) || !this.mask.covers(event.classes())
				|| this.mask.isEmpty() || !EventFilter.accepts(this.filters, event)) {
			return;
		}
		if (!this.outbox.addEvent(event.bytes())) {
			closeSlowSession();
		}
	}

	/** Closes the session on another thread, because closing a TLS socket can block. */
	private void closeSlowSession() {
		if (this.overflowed.compareAndSet(false, true)) {
			logger.warn("Session {} is closed because the client has not read {} events", remoteAddress(),
					this.host.eventCapacity());
			Thread thread = new Thread(this::close, "ami-simulator-close");
			thread.setDaemon(true);
			thread.start();
		}
	}

	/**
	 * Sends bytes unchanged.
	 * @param bytes the bytes
	 */
	public void send(byte[] bytes) {
		this.outbox.addResponse(bytes.clone());
	}

	@Override
	public void pause(Duration delay) throws InterruptedException {
		if (!delay.isZero()) {
			CountDownLatch over = new CountDownLatch(1);
			this.host.clock().schedule(delay, over::countDown);
			over.await();
		}
	}

	/** Closes the connection immediately. Data that is waiting to be sent is lost. */
	void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.outbox.close();
			try {
				this.socket.close();
			}
			catch (IOException ex) {
				logger.debug("Closing session {} failed", remoteAddress(), ex);
			}
			this.reader.interrupt();
			this.onClose.accept(this);
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
				// the writer closes the session after the last response
				this.outbox.close();
				return;
			}
		}
		catch (IOException ex) {
			logFailure(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		close();
	}

	private boolean run(ActionReader.Read read) throws InterruptedException {
		ActionRequest request = new ActionRequest(read.lines(), username());
		ResponseWriter response = new ResponseWriter(request.actionId());
		this.outbox.setBusy(true);
		try {
			switch (read.problem()) {
				case LINE_TOO_LONG -> response.error("Failed to parse message: line too long");
				case TOO_MANY_LINES -> response.error("Too many lines in message or allocation failure");
				default -> run(request, response);
			}
			this.outbox.addResponse(response.bytes());
		}
		finally {
			this.outbox.setBusy(false);
		}
		return !response.isClosing();
	}

	private void run(ActionRequest request, ResponseWriter response) throws InterruptedException {
		String name = request.name();
		if (name.isEmpty()) {
			response.error("Missing action in request");
			return;
		}
		this.host.received(request);
		ActionHandler override = this.host.override(name);
		ActionRegistry.Entry entry = this.host.actions().find(name);
		if (!isAuthenticated() && !isBeforeLogin(name)) {
			response.error("Permission denied");
		}
		else if (entry != null && isAuthenticated() && !mayRun(entry.classes())) {
			response.error("Permission denied");
		}
		else if (override != null) {
			override.handle(request, response);
		}
		else if (entry != null) {
			entry.handler().handle(this, request, response);
		}
		else {
			response
				.error("Invalid/unknown command: " + name + ". Use Action: ListCommands to show available commands.");
		}
	}

	private static boolean isBeforeLogin(String action) {
		return action.equalsIgnoreCase("Login") || action.equalsIgnoreCase("Challenge")
				|| action.equalsIgnoreCase("Logoff");
	}

	private void logFailure(IOException ex) {
		if (!this.closed.get()) {
			logger.debug("The connection of session {} failed: {}", remoteAddress(), ex.getMessage());
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
			logFailure(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		close();
	}

	@Override
	public String toString() {
		return "SocketSession[" + remoteAddress() + ", " + username() + "]";
	}

}
