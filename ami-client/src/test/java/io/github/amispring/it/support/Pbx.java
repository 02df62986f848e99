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
 * The Asterisk under test. Other tests may use the PBX at the same time. Therefore, each
 * test gives unique names to the objects that it creates, and removes these objects
 * afterwards.
 */
public final class Pbx {

	/** The time after which a test fails. */
	public static final Duration TEST_TIMEOUT = Duration.ofSeconds(20);

	/** The time after which a test fails while Asterisk starts. */
	public static final Duration BOOT_TIMEOUT = Duration.ofSeconds(60);

	private final AsteriskServer server;

	private final Transport transport;

	private final Deque<AutoCloseable> cleanups = new ArrayDeque<>();

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

	/** Returns the same server over another transport. */
	public Pbx over(Transport transport) {
		Pbx pbx = new Pbx(this.server, transport);
		closeAfterTest(pbx::cleanUp);
		return pbx;
	}

	/** Whether Asterisk has this major version or a later one. */
	public boolean isAtLeast(int version) {
		return this.server.version() >= version;
	}

	/** The port of the manager interface for the transport under test. */
	public int port() {
		if (this.transport.http() != null) {
			return this.transport.isTls() ? this.server.httpsPort() : this.server.httpPort();
		}
		return this.transport.isTls() ? this.server.tlsPort() : this.server.port();
	}

	/** Returns settings for the account with all permissions. */
	public AmiClientSettings.Builder settings() {
		return AmiClientSettings.builder()
			.name("it" + this.server.version())
			.host(this.server.host())
			.port(port())
			.tls(this.transport.isTls() ? TlsSettings.of(sslContext()) : null)
			.http(this.transport.http())
			.credentials(this.server.admin().username(), this.server.admin().secret())
			.reconnect((reconnect) -> reconnect.initialDelay(Duration.ofMillis(100))
				.maxDelay(Duration.ofSeconds(1))
				.multiplier(2)
				.jitter(0));
	}

	/** Trusts only the certificate authority of the test servers. */
	public SSLContext sslContext() {
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

	/** Returns a connected client that uses the account with all permissions. */
	public AmiClient connect() {
		return connect((settings) -> settings);
	}

	/** Returns a connected client. */
	public AmiClient connect(UnaryOperator<AmiClientSettings.Builder> adaptation) {
		AmiClient client = client(adaptation);
		client.start().orTimeout(TEST_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
		return client;
	}

	/** Returns a connected client that uses another account. */
	public AmiClient connectAs(AsteriskServer.Account account) {
		return connect((settings) -> settings.credentials(account.username(), account.secret()));
	}

	/** Returns a client that is not started. It is closed after the test. */
	public AmiClient client(UnaryOperator<AmiClientSettings.Builder> adaptation) {
		return closeAfterTest(Ami.createClient(adaptation.apply(settings()).build()));
	}

	/** Returns a proxy in front of the server, which listens on the given address. */
	public FaultProxy proxy(String address) {
		return closeAfterTest(new FaultProxy(address, this.server.host(), port()));
	}

	public <T extends AutoCloseable> T closeAfterTest(T closeable) {
		this.cleanups.push(closeable);
		return closeable;
	}

	/** Executes an action after the test. An error response is ignored. */
	public void executeAfterTest(AmiAction<?> action) {
		this.cleanups.push(() -> {
			try (AmiClient client = Ami.createClient(settings().build())) {
				client.start().join();
				client.execute(action);
			}
			catch (AmiErrorResponseException ex) {
				// the test has already executed the action
			}
		});
	}

	/** Executes the actions and closes the resources that tests have registered. */
	void cleanUp() {
		RuntimeException failure = null;
		while (!this.cleanups.isEmpty()) {
			try {
				this.cleanups.pop().close();
			}
			catch (Exception ex) {
				failure = (failure != null) ? failure : new IllegalStateException("Cannot clean up after the test", ex);
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	/**
	 * Waits until a client has received all events that the PBX has sent so far. Over
	 * HTTP, the client must receive the class {@code user}.
	 */
	public void awaitDelivery(AmiClient client) {
		if (this.transport.http() != null) {
			awaitUserEvent(client);
			return;
		}
		AmiClient witness = connect();
		EventLog log = EventLog.of(witness);
		String name = uniqueName();
		witness.execute(UserEventAction.of(name));
		log.await(UserEvent.class, (event) -> name.equals(event.userEventName()));
		// A session writes its events before the response. The client delivers these
		// events before it reads on, and pausing waits for their delivery.
		client.execute(PingAction.of());
		client.execute(PingAction.of());
		client.pauseEvents(TEST_TIMEOUT);
		client.resumeEvents();
	}

	/** The responses to actions and the events are separate over HTTP. */
	private static void awaitUserEvent(AmiClient client) {
		EventLog log = EventLog.of(client);
		String name = uniqueName();
		client.execute(UserEventAction.of(name));
		log.await(UserEvent.class, (event) -> name.equals(event.userEventName()));
	}

	/** Returns a unique name. */
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
