/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.amispring.it.support.Pbx;

/**
 * A SIP phone that sends requests that Asterisk does not send to itself. The phone
 * neither places nor accepts calls.
 */
final class SipPhone implements AutoCloseable {

	private final String user;

	private final InetSocketAddress server;

	private final DatagramSocket socket;

	private final String callId = Pbx.uniqueName();

	private int sequence;

	SipPhone(String user, int port) {
		this.user = user;
		try {
			this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
			this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			this.socket.setSoTimeout((int) Pbx.TEST_TIMEOUT.toMillis());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Sends a request to a user, such as {@code desk@}, or to the server itself. */
	void send(String method, String recipient, String... headers) {
		this.sequence++;
		String phone = "sip:" + this.user + "@127.0.0.1";
		List<String> lines = new ArrayList<>();
		lines.add(method + " sip:" + recipient + "127.0.0.1:" + this.server.getPort() + " SIP/2.0");
		lines.add("Via: SIP/2.0/UDP 127.0.0.1:" + this.socket.getLocalPort() + ";rport;branch=z9hG4bK" + this.callId
				+ this.sequence);
		lines.add("From: <" + phone + ">;tag=" + this.callId);
		lines.add("To: <" + (recipient.isEmpty() ? phone : "sip:" + recipient + "127.0.0.1") + ">");
		lines.add("Call-ID: " + this.callId);
		lines.add("CSeq: " + this.sequence + " " + method);
		lines.add("Contact: <" + phone + ":" + this.socket.getLocalPort() + ">");
		lines.add("Max-Forwards: 70");
		lines.addAll(List.of(headers));
		lines.add("Content-Length: 0");
		byte[] message = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
		try {
			this.socket.send(new DatagramPacket(message, message.length, this.server));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Waits for a success response. */
	void awaitSuccess() {
		String message = receive();
		while (!message.startsWith("SIP/2.0 200")) {
			message = receive();
		}
	}

	private String receive() {
		DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
		try {
			this.socket.receive(packet);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.socket.close();
	}

}
