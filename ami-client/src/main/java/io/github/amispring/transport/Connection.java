/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * A line to a server: a TCP socket, with TLS or without.
 */
public final class Connection implements Closeable {

	private final Socket socket;

	private final Socket plain;

	private Connection(Socket socket, Socket plain) {
		this.socket = socket;
		this.plain = plain;
	}

	/**
	 * Connects. All addresses of the host are tried in turn.
	 * @param host the host's name or address
	 * @param port the port
	 * @param tls how TLS is used, {@code null} for none
	 * @param timeout how long connecting may take, TLS handshake included
	 * @return the connection
	 * @throws IOException when nobody answers, or TLS fails
	 */
	public static Connection open(String host, int port, @Nullable TlsOptions tls, Duration timeout)
			throws IOException {
		long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
		Socket plain = connect(host, port, deadline);
		try {
			plain.setTcpNoDelay(true);
			plain.setKeepAlive(true);
			return new Connection((tls != null) ? secure(plain, host, port, tls, deadline) : plain, plain);
		}
		catch (IOException | RuntimeException | Error ex) {
			closeQuietly(plain);
			throw ex;
		}
	}

	private static Socket connect(String host, int port, long deadline) throws IOException {
		IOException failure = null;
		for (InetAddress address : InetAddress.getAllByName(host)) {
			Socket socket = new Socket();
			try {
				socket.connect(new InetSocketAddress(address, port), millisUntil(deadline));
				return socket;
			}
			catch (IOException ex) {
				closeQuietly(socket);
				if (failure != null) {
					ex.addSuppressed(failure);
				}
				failure = ex;
			}
		}
		throw (failure != null) ? failure : new IOException("the host has no address");
	}

	private static Socket secure(Socket plain, String host, int port, TlsOptions tls, long deadline)
			throws IOException {
		SSLSocket socket = (SSLSocket) tls.context().get().getSocketFactory().createSocket(plain, host, port, true);
		SSLParameters parameters = socket.getSSLParameters();
		if (tls.verifyHostname()) {
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
		}
		if (!tls.protocols().isEmpty()) {
			parameters.setProtocols(tls.protocols().toArray(String[]::new));
		}
		if (!tls.ciphers().isEmpty()) {
			parameters.setCipherSuites(tls.ciphers().toArray(String[]::new));
		}
		socket.setSSLParameters(parameters);
		socket.setSoTimeout(millisUntil(deadline));
		socket.startHandshake();
		return socket;
	}

	private static int millisUntil(long deadline) throws SocketTimeoutException {
		long millis = (deadline - System.nanoTime()) / 1_000_000;
		if (millis <= 0) {
			throw new SocketTimeoutException("connect timed out");
		}
		return (int) Math.min(millis, Integer.MAX_VALUE);
	}

	/**
	 * What the server sends.
	 * @return the stream of bytes
	 * @throws IOException when the connection is closed
	 */
	public InputStream input() throws IOException {
		return this.socket.getInputStream();
	}

	/**
	 * What is sent to the server.
	 * @return the stream of bytes
	 * @throws IOException when the connection is closed
	 */
	public OutputStream output() throws IOException {
		OutputStream output = this.socket.getOutputStream();
		return (this.socket != this.plain) ? new TlsOutput(output) : output;
	}

	/**
	 * Sets how long a read may wait before it fails with {@link SocketTimeoutException}.
	 * @param deadline the moment in terms of {@link System#nanoTime()}
	 * @throws IOException when the moment is past, or the connection is closed
	 */
	public void readUntil(long deadline) throws IOException {
		this.socket.setSoTimeout(millisUntil(deadline));
	}

	/**
	 * Lets reads wait for ever.
	 * @throws IOException when the connection is closed
	 */
	public void readWithoutDeadline() throws IOException {
		this.socket.setSoTimeout(0);
	}

	/**
	 * Closes the line at once, even while another thread reads from it or is stuck in
	 * writing to it.
	 */
	@Override
	public void close() {
		// the plain socket: closing TLS in order would wait for a writer that is stuck
		closeQuietly(this.plain);
	}

	private static void closeQuietly(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// there is nothing left to be done with it
		}
	}

}
