/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.net.ssl.SSLContext;

import io.github.amispring.simulator.clock.SimulatorClock;
import io.github.amispring.simulator.pbx.PbxSettings;
import io.github.amispring.simulator.pbx.dialplan.DialplanStep;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.phone.PhoneBehaviour;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.protocol.Privileges;
import io.github.amispring.simulator.session.Account;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what a simulator is like. Nothing is required: without any choice it plays
 * Asterisk 22.10.1 on a free port of the loopback interface, with the account
 * {@code admin} and the secret {@code secret}, eight phones ({@code PJSIP/100} to
 * {@code PJSIP/107}), a trunk, two queues ({@code support} and {@code sales}), and nobody
 * who calls. For one thread.
 */
public final class AmiSimulatorBuilder {

	private final Map<String, Account> accounts = new LinkedHashMap<>();

	private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

	private final Map<String, List<DialplanStep>> extensions = new LinkedHashMap<>();

	private final Map<String, PbxSettings.QueueSettings> queues = new LinkedHashMap<>();

	private InetAddress address = InetAddress.getLoopbackAddress();

	private @Nullable Integer port = 0;

	private @Nullable Integer tlsPort;

	private @Nullable SSLContext sslContext;

	private AsteriskVersion version = AsteriskVersion.parse("22.10.1");

	private long seed = 1;

	private @Nullable SimulatorClock clock;

	private Duration failedLoginDelay = Duration.ofSeconds(1);

	private Duration loginTimeout = Duration.ofSeconds(30);

	private int eventCapacity = 100_000;

	private double callsPerMinute;

	AmiSimulatorBuilder() {
		DefaultPbx.addTo(this);
	}

	/**
	 * Chooses the port.
	 * @param port the port, 0 for one that is free
	 * @return this builder
	 */
	public AmiSimulatorBuilder port(int port) {
		this.port = port;
		return this;
	}

	/**
	 * Opens no port without TLS.
	 * @return this builder
	 */
	public AmiSimulatorBuilder withoutPlainPort() {
		this.port = null;
		return this;
	}

	/**
	 * Opens a port with TLS, besides the one without.
	 * @param sslContext the server's certificate and key
	 * @param port the port, 0 for one that is free
	 * @return this builder
	 */
	public AmiSimulatorBuilder tls(SSLContext sslContext, int port) {
		this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
		this.tlsPort = port;
		return this;
	}

	/**
	 * Chooses where to listen, if not on the loopback interface only.
	 * @param address the address of an interface
	 * @return this builder
	 */
	public AmiSimulatorBuilder bindAddress(InetAddress address) {
		this.address = Objects.requireNonNull(address, "address");
		return this;
	}

	/**
	 * Adds an account that may see and do everything.
	 * @param username the name
	 * @param secret the password
	 * @return this builder
	 */
	public AmiSimulatorBuilder account(String username, String secret) {
		return account(username, secret, "all", "all");
	}

	/**
	 * Adds an account.
	 * @param username the name
	 * @param secret the password
	 * @param read the classes of events that it may see, as in manager.conf:
	 * {@code call,user}
	 * @param write the classes of actions that it may run
	 * @return this builder
	 */
	public AmiSimulatorBuilder account(String username, String secret, String read, String write) {
		this.accounts.put(username, new Account(username, secret, Privileges.parse(read), Privileges.parse(write)));
		return this;
	}

	/**
	 * Chooses the version of Asterisk to play.
	 * @param version such as {@code 22.10.1} or {@code 16.28.0}; 11 to 23
	 * @return this builder
	 */
	public AmiSimulatorBuilder asteriskVersion(String version) {
		this.version = AsteriskVersion.parse(version);
		return this;
	}

	/**
	 * Chooses where all chance comes from. With a manual clock the same seed gives the
	 * same events, byte for byte.
	 * @param seed any number
	 * @return this builder
	 */
	public AmiSimulatorBuilder seed(long seed) {
		this.seed = seed;
		return this;
	}

	/**
	 * Chooses the clock, if not one of real time.
	 * @param clock the clock; it is not closed with the simulator
	 * @return this builder
	 */
	public AmiSimulatorBuilder clock(SimulatorClock clock) {
		this.clock = Objects.requireNonNull(clock, "clock");
		return this;
	}

	/**
	 * Chooses how long a wrong login waits for its answer: a second, as in Asterisk, if
	 * nothing is chosen.
	 * @param delay the time by the simulator's clock
	 * @return this builder
	 */
	public AmiSimulatorBuilder failedLoginDelay(Duration delay) {
		this.failedLoginDelay = Objects.requireNonNull(delay, "delay");
		return this;
	}

	/**
	 * Chooses how long a client may take to log in: 30 seconds, as in Asterisk, if
	 * nothing is chosen.
	 * @param timeout the time by the simulator's clock
	 * @return this builder
	 */
	public AmiSimulatorBuilder loginTimeout(Duration timeout) {
		this.loginTimeout = Objects.requireNonNull(timeout, "timeout");
		return this;
	}

	/**
	 * Chooses how many events may wait for a client that reads slowly, besides what the
	 * network's buffers hold. A client for whom more wait is thrown out.
	 * @param events the number of events, 100,000 if nothing is chosen
	 * @return this builder
	 */
	public AmiSimulatorBuilder eventCapacity(int events) {
		this.eventCapacity = events;
		return this;
	}

	/**
	 * Lets people call: from outside and from phone to phone, into queues, to those who
	 * are busy or away, chosen by the seed.
	 * @param callsPerMinute how many calls begin in a minute, 0 for none
	 * @return this builder
	 */
	public AmiSimulatorBuilder traffic(double callsPerMinute) {
		this.callsPerMinute = callsPerMinute;
		return this;
	}

	/**
	 * Adds a phone, or changes one that is there already. Its number, the part after the
	 * slash, is an extension that dials it.
	 * @param device the device, such as {@code PJSIP/100}
	 * @param name the name that it shows
	 * @param behaviour what it does when it is called
	 * @return this builder
	 */
	public AmiSimulatorBuilder endpoint(String device, String name, PhoneBehaviour behaviour) {
		if (device.indexOf('/') <= 0) {
			throw new IllegalArgumentException("Not a device: " + device);
		}
		this.endpoints.put(device, new Endpoint(device, name, behaviour));
		return this;
	}

	/**
	 * Adds an extension to the dialplan, valid in each context. The applications are
	 * Answer, Busy, Congestion, Dial, Echo, Hangup, MusicOnHold, Playback, Queue,
	 * Ringing, Set and Wait; others do nothing.
	 * @param exten the extension
	 * @param steps the steps as extensions.conf has them, such as {@code Wait(2)}
	 * @return this builder
	 */
	public AmiSimulatorBuilder extension(String exten, String... steps) {
		List<DialplanStep> parsed = new ArrayList<>();
		for (String step : steps) {
			parsed.add(DialplanStep.parse(step));
		}
		this.extensions.put(exten, List.copyOf(parsed));
		return this;
	}

	/**
	 * Adds a queue, or changes one that is there already.
	 * @param name the name
	 * @param strategy {@code ringall}, or another for one member at a time
	 * @param members the devices of its static members
	 * @return this builder
	 */
	public AmiSimulatorBuilder queue(String name, String strategy, String... members) {
		this.queues.put(name, new PbxSettings.QueueSettings(name, strategy, List.of(members)));
		return this;
	}

	/**
	 * Takes away all phones, extensions and queues, the ones that are there by default
	 * among them.
	 * @return this builder
	 */
	public AmiSimulatorBuilder emptyPbx() {
		this.endpoints.clear();
		this.extensions.clear();
		this.queues.clear();
		return this;
	}

	/**
	 * Makes the simulator; it does not listen before {@link AmiSimulator#start()}.
	 * @return the simulator
	 */
	public AmiSimulator build() {
		Map<String, Account> accounts = new LinkedHashMap<>(this.accounts);
		if (accounts.isEmpty()) {
			accounts.put("admin", new Account("admin", "secret", Privileges.ALL, Privileges.ALL));
		}
		PbxSettings pbx = new PbxSettings(List.copyOf(this.endpoints.values()), new LinkedHashMap<>(this.extensions),
				List.copyOf(this.queues.values()));
		return new AmiSimulator(new SimulatorSettings(this.address, this.port, this.tlsPort, this.sslContext, accounts,
				this.version, this.seed, this.clock, this.failedLoginDelay, this.loginTimeout, this.eventCapacity,
				this.callsPerMinute, pbx));
	}

}
