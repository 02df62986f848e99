/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.net.ssl.SSLContext;

import io.github.amispring.simulator.clock.SimulatorClock;
import io.github.amispring.simulator.pbx.PbxSettings;
import io.github.amispring.simulator.pbx.dialplan.DialplanStep;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import io.github.amispring.simulator.pbx.transfer.FeatureCodes;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import io.github.amispring.simulator.protocol.Privileges;
import io.github.amispring.simulator.session.Account;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link AmiSimulator}. Every setting has a default. The default simulator
 * represents Asterisk 22.10.1 on a free port of the loopback interface, with the account
 * {@code admin} and the secret {@code secret}. The PBX has eight phones
 * ({@code PJSIP/100} to {@code PJSIP/107}), a trunk ({@code PJSIP/trunk}), two queues
 * ({@code support} and {@code sales}) and no calls. Not thread-safe.
 */
public final class AmiSimulatorBuilder {

	private final Map<String, Account> accounts = new LinkedHashMap<>();

	private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

	private final Map<String, List<DialplanStep>> extensions;

	private final Map<String, PbxSettings.QueueSettings> queues = new LinkedHashMap<>();

	private final Map<String, String> hints = new LinkedHashMap<>();

	private FeatureCodes featureCodes = FeatureCodes.DEFAULT;

	private Duration parkingTime = PbxSettings.DEFAULT_PARKING_TIME;

	private @Nullable Integer port = 0;

	private int tlsPort;

	private @Nullable SSLContext sslContext;

	private @Nullable Integer httpPort;

	private String httpPathPrefix = "";

	private AsteriskVersion version = AsteriskVersion.parse("22.10.1");

	private long seed = 1;

	private @Nullable SimulatorClock clock;

	private Duration failedLoginDelay = Duration.ofSeconds(1);

	private Duration loginTimeout = Duration.ofSeconds(30);

	private int eventCapacity = 100_000;

	private boolean timestampEvents;

	private double callsPerMinute;

	AmiSimulatorBuilder() {
		PbxSettings defaults = DefaultPbx.settings();
		defaults.endpoints().forEach((endpoint) -> this.endpoints.put(endpoint.device(), endpoint));
		this.extensions = new LinkedHashMap<>(defaults.extensions());
		defaults.queues().forEach((queue) -> this.queues.put(queue.name(), queue));
	}

	/**
	 * Sets the port without TLS.
	 * @param port the port, 0 for any free port
	 * @return this builder
	 */
	public AmiSimulatorBuilder port(int port) {
		this.port = port;
		return this;
	}

	/**
	 * Disables the port without TLS.
	 * @return this builder
	 */
	public AmiSimulatorBuilder withoutPlainPort() {
		this.port = null;
		return this;
	}

	/**
	 * Adds a port with TLS.
	 * @param sslContext the certificate and the key of the server
	 * @param port the port, 0 for any free port
	 * @return this builder
	 */
	public AmiSimulatorBuilder tls(SSLContext sslContext, int port) {
		this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
		this.tlsPort = port;
		return this;
	}

	/**
	 * Adds a port for AMI over HTTP, with the paths {@code /rawman}, {@code /mxml} and
	 * {@code /manager} for sessions with a cookie, and {@code /arawman}, {@code /amxml}
	 * and {@code /amanager} for digest authentication. If the simulator has TLS, the port
	 * is for HTTPS.
	 * @param port the port, 0 for any free port
	 * @return this builder
	 */
	public AmiSimulatorBuilder httpPort(int port) {
		this.httpPort = port;
		return this;
	}

	/**
	 * Sets the first part of the paths for AMI over HTTP, which is {@code prefix} in
	 * http.conf. By default, there is none.
	 * @param prefix the first part, such as {@code /asterisk}
	 * @return this builder
	 */
	public AmiSimulatorBuilder httpPathPrefix(String prefix) {
		if (!prefix.isEmpty() && (!prefix.startsWith("/") || prefix.endsWith("/"))) {
			throw new IllegalArgumentException("The prefix \"" + prefix
					+ "\" must begin with a slash and must not end with a slash, such as \"/asterisk\".");
		}
		this.httpPathPrefix = prefix;
		return this;
	}

	/**
	 * Adds an account with all permissions. The first account replaces the default
	 * account.
	 * @param username the username
	 * @param secret the password
	 * @return this builder
	 */
	public AmiSimulatorBuilder account(String username, String secret) {
		return account(username, secret, "all", "all");
	}

	/**
	 * Adds an account. The first account replaces the default account.
	 * @param username the username
	 * @param secret the password
	 * @param read the classes of events that the account may read, as in manager.conf,
	 * for example {@code call,user}
	 * @param write the classes of actions that the account may run
	 * @return this builder
	 */
	public AmiSimulatorBuilder account(String username, String secret, String read, String write) {
		this.accounts.put(username, new Account(username, secret, Privileges.parse(read), Privileges.parse(write)));
		return this;
	}

	/**
	 * Sets the version of Asterisk to simulate.
	 * @param version the version, such as {@code 22.10.1} or {@code 16.28.0}; from 11 to
	 * 23
	 * @return this builder
	 */
	public AmiSimulatorBuilder asteriskVersion(String version) {
		this.version = AsteriskVersion.parse(version);
		return this;
	}

	/**
	 * Sets the seed of all random values. With a manual clock, the same seed gives the
	 * same events, byte for byte.
	 * @param seed the seed
	 * @return this builder
	 */
	public AmiSimulatorBuilder seed(long seed) {
		this.seed = seed;
		return this;
	}

	/**
	 * Sets the clock. The default is a real-time clock.
	 * @param clock the clock, which the simulator does not close
	 * @return this builder
	 */
	public AmiSimulatorBuilder clock(SimulatorClock clock) {
		this.clock = Objects.requireNonNull(clock, "clock");
		return this;
	}

	/**
	 * Sets the delay of the response to a failed login. The default is 1 second, as in
	 * Asterisk.
	 * @param delay the delay measured by the simulator's clock
	 * @return this builder
	 */
	public AmiSimulatorBuilder failedLoginDelay(Duration delay) {
		this.failedLoginDelay = Objects.requireNonNull(delay, "delay");
		return this;
	}

	/**
	 * Sets the time within which a client must log in. The default is 30 seconds, as in
	 * Asterisk.
	 * @param timeout the timeout measured by the simulator's clock
	 * @return this builder
	 */
	public AmiSimulatorBuilder loginTimeout(Duration timeout) {
		this.loginTimeout = Objects.requireNonNull(timeout, "timeout");
		return this;
	}

	/**
	 * Sets how many events are buffered for a client that reads slowly, in addition to
	 * the network buffers, or kept for the next WaitEvent action over HTTP. The simulator
	 * closes the connection or the session over HTTP when the buffer overflows.
	 * @param events the number of events, 100,000 by default
	 * @return this builder
	 */
	public AmiSimulatorBuilder eventCapacity(int events) {
		this.eventCapacity = events;
		return this;
	}

	/**
	 * Adds the header Timestamp to events, like {@code timestampevents} in manager.conf.
	 * It contains the time of the simulator's clock. With a manual clock, a live view
	 * then measures durations by this clock. Raised events are not changed.
	 * @return this builder
	 * @since 1.0.0
	 */
	public AmiSimulatorBuilder timestampEvents() {
		this.timestampEvents = true;
		return this;
	}

	/**
	 * Adds traffic: external calls, calls between phones and calls to queues. The seed
	 * determines the callers and the behavior of the phones.
	 * @param callsPerMinute the average number of calls that start per minute, 0 for no
	 * traffic
	 * @return this builder
	 */
	public AmiSimulatorBuilder traffic(double callsPerMinute) {
		this.callsPerMinute = callsPerMinute;
		return this;
	}

	/**
	 * Adds or replaces a phone. The number of the phone, which is the part of the device
	 * after the slash, becomes an extension that dials the phone.
	 * @param device the device, such as {@code PJSIP/100}
	 * @param name the caller name of the phone
	 * @param behavior the behavior when the phone is called
	 * @return this builder
	 */
	public AmiSimulatorBuilder endpoint(String device, String name, PhoneBehavior behavior) {
		if (device.indexOf('/') <= 0) {
			throw new IllegalArgumentException(
					"The device \"" + device + "\" has no technology. Expected a device such as \"PJSIP/100\".");
		}
		this.endpoints.put(device, new Endpoint(device, name, behavior));
		return this;
	}

	/**
	 * Adds or replaces an extension of the dialplan, which is valid in every context. The
	 * applications Answer, BackGround, Busy, ChanSpy, ConfBridge, Congestion, Dial, Echo,
	 * Hangup, MusicOnHold, Park, ParkedCall, Pickup, PickupChan, Playback, Queue,
	 * Ringing, Set, VoiceMail, Wait and WaitExten are simulated; other applications have
	 * no effect.
	 * @param exten the extension
	 * @param steps the steps in the syntax of extensions.conf, such as {@code Wait(2)}
	 * @return this builder
	 */
	public AmiSimulatorBuilder extension(String exten, String... steps) {
		this.extensions.put(exten, DialplanStep.parseAll(steps));
		return this;
	}

	/**
	 * Adds or replaces a queue.
	 * @param name the name
	 * @param strategy {@code ringall} to call all free members at once, any other
	 * strategy to call one member at a time
	 * @param members the devices of the static members
	 * @return this builder
	 */
	public AmiSimulatorBuilder queue(String name, String strategy, String... members) {
		return queue(new PbxSettings.QueueSettings(name, strategy, List.of(members)));
	}

	/**
	 * Adds or replaces a queue.
	 * @param settings the name, the strategy, the static members and the options
	 * @return this builder
	 * @since 1.0.0
	 */
	public AmiSimulatorBuilder queue(PbxSettings.QueueSettings settings) {
		this.queues.put(settings.name(), settings);
		return this;
	}

	/**
	 * Adds a hint to the dialplan: an extension that has the state of a device.
	 * @param exten the extension
	 * @param device the device, such as {@code PJSIP/100}
	 * @return this builder
	 * @since 1.0.0
	 */
	public AmiSimulatorBuilder hint(String exten, String device) {
		this.hints.put(exten, device);
		return this;
	}

	/**
	 * Sets the keys with which the parties of a call transfer and park the other party,
	 * if the options of the application Dial permit it. The default keys are those of the
	 * sample configuration of Asterisk.
	 * @param codes the keys
	 * @return this builder
	 * @since 1.0.0
	 */
	public AmiSimulatorBuilder featureCodes(FeatureCodes codes) {
		this.featureCodes = Objects.requireNonNull(codes, "codes");
		return this;
	}

	/**
	 * Sets the time after which a call is no longer parked. The default is 45 seconds, as
	 * in Asterisk.
	 * @param time the time measured by the simulator's clock
	 * @return this builder
	 * @since 1.0.0
	 */
	public AmiSimulatorBuilder parkingTime(Duration time) {
		this.parkingTime = Objects.requireNonNull(time, "time");
		return this;
	}

	/**
	 * Builds the simulator. {@link AmiSimulator#start()} starts it.
	 * @return a new simulator
	 */
	public AmiSimulator build() {
		Map<String, Account> accounts = new LinkedHashMap<>(this.accounts);
		if (accounts.isEmpty()) {
			accounts.put("admin", new Account("admin", "secret", Privileges.ALL, Privileges.ALL));
		}
		PbxSettings pbx = new PbxSettings(List.copyOf(this.endpoints.values()), new LinkedHashMap<>(this.extensions),
				List.copyOf(this.queues.values()), new LinkedHashMap<>(this.hints), this.featureCodes,
				this.parkingTime);
		return new AmiSimulator(new SimulatorSettings(this.port, this.tlsPort, this.sslContext, this.httpPort,
				this.httpPathPrefix, accounts, this.version, this.seed, this.clock, this.failedLoginDelay,
				this.loginTimeout, this.eventCapacity, this.timestampEvents, this.callsPerMinute, pbx));
	}

}
