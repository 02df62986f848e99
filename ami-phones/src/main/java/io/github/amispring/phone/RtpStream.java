/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.phone;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Sends silence as mu-law, 50 packets per second, and ignores what it receives. Asterisk
 * only optimizes local channels away while media flows.
 */
final class RtpStream implements AutoCloseable {

	private static final int SAMPLES = 160;

	private static final int HEADER = 12;

	private static final int MAX_ATTEMPTS = 20;

	private static final Pattern PORT = Pattern.compile("m=audio (\\d+) ");

	private final DatagramSocket socket;

	/** The next port, to which Asterisk sends RTCP. */
	private final DatagramSocket control;

	private final byte[] packet = new byte[HEADER + SAMPLES];

	private final boolean sends;

	private final ScheduledFuture<?> timer;

	private volatile @Nullable InetSocketAddress target;

	private int sequence;

	private int version;

	RtpStream(ScheduledExecutorService executor, boolean sends) {
		this.sends = sends;
		DatagramSocket[] sockets = open();
		this.socket = sockets[0];
		this.control = sockets[1];
		Arrays.fill(this.packet, (byte) 0xFF);
		this.timer = executor.scheduleAtFixedRate(this::send, 0, 20, TimeUnit.MILLISECONDS);
	}

	/** Opens two sockets on consecutive ports. */
	private static DatagramSocket[] open() {
		for (int attempt = 1;; attempt++) {
			try {
				DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
				try {
					return new DatagramSocket[] { socket,
							new DatagramSocket(socket.getLocalPort() + 1, InetAddress.getLoopbackAddress()) };
				}
				catch (IOException | RuntimeException ex) {
					socket.close();
					throw ex;
				}
			}
			catch (IOException | RuntimeException ex) {
				if (attempt == MAX_ATTEMPTS) {
					throw new IllegalStateException("No two consecutive ports are free", ex);
				}
			}
		}
	}

	/** Returns a description of this stream, with a direction such as sendrecv. */
	String describe(String direction) {
		return """
				v=0
				o=- 1 %d IN IP4 127.0.0.1
				s=-
				c=IN IP4 127.0.0.1
				t=0 0
				m=audio %d RTP/AVP 0
				a=rtpmap:0 PCMU/8000
				a=ptime:20
				a=%s
				""".formatted(++this.version, this.socket.getLocalPort(), direction).replace("\n", "\r\n");
	}

	/** Sends to the address in a description of the other party. */
	void sendTo(String description) {
		Matcher matcher = PORT.matcher(description);
		if (matcher.find()) {
			this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(matcher.group(1)));
		}
	}

	private void send() {
		InetSocketAddress target = this.target;
		if (!this.sends || target == null || this.socket.isClosed()) {
			return;
		}
		this.sequence++;
		ByteBuffer.wrap(this.packet)
			.put((byte) 0x80)
			.put((byte) 0)
			.putShort((short) this.sequence)
			.putInt(this.sequence * SAMPLES)
			.putInt(this.socket.getLocalPort());
		try {
			this.socket.send(new DatagramPacket(this.packet, this.packet.length, target));
		}
		catch (IOException ex) {
			// Asterisk has closed its port
		}
	}

	@Override
	public void close() {
		this.timer.cancel(false);
		this.socket.close();
		this.control.close();
	}

}
