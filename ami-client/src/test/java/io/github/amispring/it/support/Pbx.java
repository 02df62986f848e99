/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import java.io.InputStream;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.github.amispring.Ami;
import io.github.amispring.action.PingAction;
import io.github.amispring.action.UserEventAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.TlsSettings;
import io.github.amispring.event.UserEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.testsupport.FaultProxy;

/**
 * The Asterisk under test. Others may use it at the same time, so tests know their own
 * things by names that nobody else has, and take them away again.
 */
public final class Pbx {

	/** What takes longer has failed. */
	public static final Duration TEST_TIMEOUT = Duration.ofSeconds(20);

	/** The same while Asterisk starts. */
	public static final Duration BOOT_PATIENCE = Duration.ofSeconds(60);

	private final AsteriskServer server;

	private final Transport transport;

	private final Deque<AutoCloseable> afterwards = new ArrayDeque<>();

	Pbx(AsteriskServer server, Transport transport) {
		this.server = server;
		this.transport = transport;
	}

	public AsteriskServer server() {
		return this.server;
	}

	public Transport transport() {
		return this.transport;
	}

	/** Whether it is this version or a later one. */
	public boolean isAtLeast(int version) {
		return this.server.version() >= version;
	}

	/** The port of the manager interface for the transport under test. */
	public int port() {
		return isTls() ? this.server.tlsPort() : this.server.port();
	}

	private boolean isTls() {
		return this.transport == Transport.TLS;
	}

	/** Settings for the account that may do everything. */
	public AmiClientSettings.Builder settings() {
		return AmiClientSettings.builder()
			.name("it" + this.server.version())
			.host(this.server.host())
			.port(port())
			.tls(isTls() ? TlsSettings.of(trusting()) : null)
			.credentials(this.server.admin().username(), this.server.admin().secret())
			.reconnect((reconnect) -> reconnect.initialDelay(Duration.ofMillis(100))
				.maxDelay(Duration.ofSeconds(1))
				.multiplier(2)
				.jitter(0));
	}

	/** Trusts the test servers' own authority, and nobody else. */
	public SSLContext trusting() {
		try (InputStream pem = Files.newInputStream(this.server.ca())) {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(store);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), null);
			return context;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A client that is connected, for the account that may do everything. */
	public AmiClient connect() {
		return connect((settings) -> settings);
	}

	/** A client that is connected. */
	public AmiClient connect(UnaryOperator<AmiClientSettings.Builder> adaptation) {
		AmiClient client = client(adaptation);
		client.start().orTimeout(TEST_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
		return client;
	}

	/** A client that is connected, for another account. */
	public AmiClient connectAs(AsteriskServer.Account account) {
		return connect((settings) -> settings.credentials(account.username(), account.secret()));
	}

	/** A client that is not started. It is closed after the test. */
	public AmiClient client(UnaryOperator<AmiClientSettings.Builder> adaptation) {
		return closeAfterwards(Ami.createClient(adaptation.apply(settings()).build()));
	}

	/** A line to the server that can be cut, and stands at the given address. */
	public FaultProxy forwarder(String address) {
		return closeAfterwards(new FaultProxy(address, this.server.host(), port()));
	}

	public <T extends AutoCloseable> T closeAfterwards(T closeable) {
		this.afterwards.push(closeable);
		return closeable;
	}

	/** Has an action carried out after the test, whether or not it still applies. */
	public void afterwards(AmiAction<?> action) {
		this.afterwards.push(() -> {
			try (AmiClient client = Ami.createClient(settings().build())) {
				client.start().join();
				client.execute(action);
			}
			catch (AmiErrorResponseException ex) {
				// the test has done it itself
			}
		});
	}

	/** Takes away what a test has left. */
	void tidyUp() {
		RuntimeException failure = null;
		while (!this.afterwards.isEmpty()) {
			try {
				this.afterwards.pop().close();
			}
			catch (Exception ex) {
				failure = (failure != null) ? failure : new IllegalStateException("Tidying up failed", ex);
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	/** Returns when all that has happened on the PBX so far was told to a client. */
	public void settle(AmiClient client) {
		AmiClient witness = connect();
		EventLog log = EventLog.of(witness);
		String name = uniqueName();
		witness.execute(UserEventAction.of(name));
		log.await(UserEvent.class, (event) -> name.equals(event.userEventName()));
		// a session writes its events before it answers; the client delivers what it
		// read before it reads on, and pausing waits for what was delivered
		client.execute(PingAction.of());
		client.execute(PingAction.of());
		client.pauseEvents(TEST_TIMEOUT);
		client.resumeEvents();
	}

	/** A name that nobody else uses on this PBX. */
	public static String uniqueName() {
		byte[] bytes = new byte[6];
		ThreadLocalRandom.current().nextBytes(bytes);
		return "it" + HexFormat.of().formatHex(bytes);
	}

	@Override
	public String toString() {
		return this.server + " over " + this.transport;
	}

}
