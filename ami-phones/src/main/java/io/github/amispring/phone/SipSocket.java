/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends and receives SIP messages over UDP. Retransmits requests until a response
 * arrives, and repeats responses to retransmitted requests. All messages are processed by
 * the executor.
 */
final class SipSocket implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(SipSocket.class);

	private static final int RETRANSMISSION_MILLIS = 500;

	private static final int MAX_TRANSMISSIONS = 10;

	/** For so long, the final response to an INVITE is sent again (RFC 3261). */
	private static final int INVITE_SECONDS = 32;

	private static final int REMEMBERED_RESPONSES = 100;

	private final InetSocketAddress server;

	private final ScheduledExecutorService executor;

	private final Consumer<SipMessage> requests;

	private final DatagramSocket socket;

	private final Map<String, Consumer<SipMessage>> transactions = new ConcurrentHashMap<>();

	private final Map<String, SipMessage> responses = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, SipMessage> eldest) {
			return size() > REMEMBERED_RESPONSES;
		}

	};

	SipSocket(InetSocketAddress server, ScheduledExecutorService executor, Consumer<SipMessage> requests) {
		this.server = server;
		this.executor = executor;
		this.requests = requests;
		try {
			this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread thread = new Thread(this::receive, "sip-" + this.socket.getLocalPort());
		thread.setDaemon(true);
		thread.start();
	}

	int port() {
		return this.socket.getLocalPort();
	}

	InetSocketAddress server() {
		return this.server;
	}

	String newBranch() {
		return "z9hG4bK" + random();
	}

	String via(String branch) {
		return "SIP/2.0/UDP 127.0.0.1:" + port() + ";branch=" + branch;
	}

	static String random() {
		byte[] bytes = new byte[8];
		ThreadLocalRandom.current().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	/** Sends a request. The consumer receives all its responses. */
	void request(SipMessage request, Consumer<SipMessage> onResponse) {
		String transaction = request.branch() + request.method();
		boolean[] responded = new boolean[1];
		this.transactions.put(transaction, (response) -> {
			responded[0] = true;
			if (response.status() >= 200) {
				endLater(transaction, request.method().equals("INVITE"));
			}
			onResponse.accept(response);
		});
		transmit(request, responded, 1);
	}

	/** The final response to an INVITE may be received again if its ACK was lost. */
	private void endLater(String transaction, boolean invite) {
		if (invite) {
			this.executor.schedule(() -> this.transactions.remove(transaction), INVITE_SECONDS, TimeUnit.SECONDS);
		}
		else {
			this.transactions.remove(transaction);
		}
	}

	private void transmit(SipMessage request, boolean[] responded, int transmission) {
		if (responded[0] || this.socket.isClosed() || transmission > MAX_TRANSMISSIONS) {
			return;
		}
		send(request);
		this.executor.schedule(() -> transmit(request, responded, transmission + 1), RETRANSMISSION_MILLIS,
				TimeUnit.MILLISECONDS);
	}

	/** Sends a response, and sends it again when the request is received again. */
	void respond(SipMessage request, SipMessage response) {
		this.responses.put(request.branch() + request.method(), response);
		send(response);
	}

	/** Sends a message once. */
	void send(SipMessage message) {
		logger.debug("{} sends\n{}", port(), message);
		byte[] bytes = message.toBytes();
		try {
			this.socket.send(new DatagramPacket(bytes, bytes.length, this.server));
		}
		catch (IOException ex) {
			if (!this.socket.isClosed()) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private void receive() {
		byte[] buffer = new byte[65535];
		while (!this.socket.isClosed()) {
			try {
				DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
				this.socket.receive(packet);
				SipMessage message = SipMessage.parse(buffer, packet.getLength());
				this.executor.execute(() -> process(message));
			}
			catch (IOException | RuntimeException ex) {
				if (!this.socket.isClosed()) {
					logger.warn("Port {} received an unusable message", port(), ex);
				}
			}
		}
	}

	private void process(SipMessage message) {
		logger.debug("{} received\n{}", port(), message);
		try {
			if (message.isRequest()) {
				SipMessage response = this.responses.get(message.branch() + message.method());
				if (response != null) {
					send(response);
				}
				else {
					this.requests.accept(message);
				}
			}
			else {
				Consumer<SipMessage> transaction = this.transactions.get(message.branch() + message.method());
				if (transaction != null) {
					transaction.accept(message);
				}
			}
		}
		catch (RuntimeException ex) {
			logger.warn("Port {} failed to process\n{}", port(), message, ex);
		}
	}

	@Override
	public void close() {
		this.socket.close();
	}

}
