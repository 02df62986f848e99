/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.amispring.simulator.protocol.PbxEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session of one connection. One thread reads and runs the actions one after another.
 * Another thread writes, so that a client that does not read never blocks the PBX.
 */
public final class SocketSession extends AbstractSession {

	private static final Logger logger = LoggerFactory.getLogger(SocketSession.class);

	private final AtomicBoolean closed = new AtomicBoolean();

	private final AtomicBoolean overflowed = new AtomicBoolean();

	private final Socket socket;

	private final Consumer<SocketSession> onClose;

	private final Outbox outbox;

	private final Thread reader;

	private final Thread writer;

	SocketSession(Socket socket, SessionHost host, Consumer<SocketSession> onClose) {
		super(host);
		this.socket = socket;
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
		this.outbox.addResponse((host().version().banner() + "\r\n").getBytes(StandardCharsets.US_ASCII));
		this.writer.start();
		this.reader.start();
		host().clock().schedule(host().loginTimeout(), () -> {
			if (!isAuthenticated()) {
				close();
			}
		});
	}

	@Override
	public String remoteAddress() {
		return this.socket.getRemoteSocketAddress().toString();
	}

	/**
	 * Sends an event if the client may read it and has requested it. Never blocks. Closes
	 * the session if too many events are waiting.
	 */
	void offer(PbxEvent event) {
		if (accepts(event) && !this.outbox.addEvent(event.bytes())) {
			closeSlowSession();
		}
	}

	/** Closes the session on another thread, because closing a TLS socket can block. */
	private void closeSlowSession() {
		if (this.overflowed.compareAndSet(false, true)) {
			logger.warn("Session {} is closed because the client has not read {} events", remoteAddress(),
					host().eventCapacity());
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
		this.outbox.setBusy(true);
		try {
			ResponseWriter response = switch (read.problem()) {
				case LINE_TOO_LONG -> error(read, "Failed to parse message: line too long");
				case TOO_MANY_LINES -> error(read, "Too many lines in message or allocation failure");
				case NONE -> run(read.lines());
			};
			this.outbox.addResponse(response.bytes());
			return !response.isClosing();
		}
		finally {
			this.outbox.setBusy(false);
		}
	}

	private ResponseWriter error(ActionReader.Read read, String message) {
		ResponseWriter response = new ResponseWriter(new ActionRequest(read.lines(), username()).actionId());
		response.error(message);
		return response;
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
