/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import io.github.amispring.client.TlsSettings;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Connection} over TCP, with or without TLS.
 */
public final class SocketConnection implements Connection {

	private final String host;

	private final int port;

	private final @Nullable TlsSettings tls;

	private final Resolver resolver;

	/** The TCP socket. Set before it is connected. */
	private volatile @Nullable DeadlineSocket plain;

	/** The socket for reads and writes: the TCP socket, or TLS over it. */
	private @Nullable Socket socket;

	private volatile boolean closed;

	/**
	 * Creates a connection that is not open.
	 * @param host the name or address of the host
	 * @param port the port
	 * @param tls the TLS settings, {@code null} for a connection without TLS
	 */
	public SocketConnection(String host, int port, @Nullable TlsSettings tls) {
		this(host, port, tls, InetAddress::getAllByName);
	}

	SocketConnection(String host, int port, @Nullable TlsSettings tls, Resolver resolver) {
		this.host = host;
		this.port = port;
		this.tls = tls;
		this.resolver = resolver;
	}

	@Override
	public void open(Duration timeout, ScheduledExecutorService timer) throws IOException {
		long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
		try {
			DeadlineSocket plain = connect(deadline);
			plain.closeAt(deadline, timer);
			this.socket = (this.tls != null) ? secure(plain, this.tls) : plain;
		}
		catch (IOException ex) {
			close();
			throw explain(ex);
		}
		catch (RuntimeException | Error ex) {
			close();
			throw ex;
		}
	}

	@Override
	public IOException explain(IOException failure) {
		DeadlineSocket plain = this.plain;
		return (plain != null) ? plain.explain(failure) : failure;
	}

	private DeadlineSocket connect(long deadline) throws IOException {
		IOException failure = null;
		InetAddress[] addresses = this.resolver.resolve(this.host);
		for (int i = 0; i < addresses.length; i++) {
			// an address that does not respond must leave time for the next addresses
			long now = System.nanoTime();
			long until = now + (deadline - now) / (addresses.length - i);
			DeadlineSocket socket = new DeadlineSocket();
			// creates the native socket before another thread can close it: otherwise, a
			// Java socket that is closed at the start of connect() connects anyway and
			// cannot be closed
			socket.setTcpNoDelay(true);
			socket.setKeepAlive(true);
			this.plain = socket;
			try {
				// checked after the socket is visible to a thread that calls close()
				if (this.closed) {
					throw new SocketException("the client closed the connection");
				}
				socket.connect(new InetSocketAddress(addresses[i], this.port), DeadlineSocket.millisUntil(until));
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
		throw (failure != null) ? failure : new IOException("the host name resolves to no address");
	}

	private SSLSocket secure(Socket plain, TlsSettings tls) throws IOException {
		SSLSocket socket = (SSLSocket) tls.context()
			.get()
			.getSocketFactory()
			.createSocket(plain, this.host, this.port, true);
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
		socket.startHandshake();
		return socket;
	}

	@Override
	public InputStream input() throws IOException {
		return opened().getInputStream();
	}

	@Override
	public OutputStream output() throws IOException {
		OutputStream output = opened().getOutputStream();
		return (this.tls != null) ? new TlsOutput(output) : output;
	}

	@Override
	public void keepOpen() throws SocketTimeoutException {
		DeadlineSocket plain = this.plain;
		if (plain != null) {
			plain.keepOpen();
		}
	}

	private Socket opened() throws IOException {
		Socket socket = this.socket;
		if (socket == null) {
			throw new SocketException("the connection is not open");
		}
		return socket;
	}

	@Override
	public void close() {
		this.closed = true;
		// not the TLS socket, whose close() would wait for a blocked write
		closeQuietly(this.plain);
	}

	private static void closeQuietly(@Nullable Socket socket) {
		try {
			if (socket != null) {
				socket.close();
			}
		}
		catch (IOException ex) {
			// ignored: the socket is not used anymore
		}
	}

	/** Resolves a host name. */
	@FunctionalInterface
	interface Resolver {

		InetAddress[] resolve(String host) throws IOException;

	}

}
