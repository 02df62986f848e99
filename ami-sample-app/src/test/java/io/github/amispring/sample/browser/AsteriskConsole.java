/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.amispring.action.CommandAction;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.phone.SipPhone;
import io.github.amispring.sample.AsteriskServer;
import io.github.amispring.sample.SampleApplication;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console with a real Asterisk 22 and SIP phones: the agents 901 to 910 of the queue
 * {@code team}, which is called by the number 950, their supervisor 920, and six callers
 * from outside.
 */
final class AsteriskConsole implements AutoCloseable {

	/** The name of the PBX on the page. */
	static final String SERVER = "default";

	/** The number of the queue. */
	static final String QUEUE_NUMBER = "950";

	static final String SUPERVISOR = "920";

	private final Relay network;

	private final ConfigurableApplicationContext context;

	private final Map<String, SipPhone> phones = new TreeMap<>();

	private AsteriskConsole(AsteriskServer server) {
		this.network = new Relay(server.amiPort());
		this.context = server.withAmiPort(this.network.port())
			.startConsole(List.of(SampleApplication.class), "console.context=console", "console.dial=PJSIP/{number}",
					"ami.live.trunks=PJSIP/outside-*", "ami.reconnect.initial-delay=100ms",
					"ami.reconnect.max-delay=200ms", Users.ANNA_PASSWORD, Users.ANNA_ROLE,
					"console.users.anna.extension=" + SUPERVISOR);
		Stream
			.of(IntStream.rangeClosed(901, 910).mapToObj(String::valueOf), Stream.of(SUPERVISOR),
					IntStream.rangeClosed(1, 6).mapToObj((number) -> "outside-" + number))
			.flatMap((numbers) -> numbers)
			.forEach((number) -> this.phones.put(number, new SipPhone(server.sip(), number)));
		reset();
	}

	/** Starts the console, or skips the test if no Asterisk is defined. */
	static AsteriskConsole start() {
		return new AsteriskConsole(AsteriskServer.require("22"));
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	LivePbx view() {
		return this.context.getBean(LivePbxs.class).get(SERVER);
	}

	AmiClient client() {
		return this.context.getBean(AmiClients.class).get(SERVER);
	}

	/** Returns the connection of the console to Asterisk. */
	Relay network() {
		return this.network;
	}

	SipPhone phone(String number) {
		return this.phones.get(number);
	}

	/** Returns a caller from outside, 1 to 6: Paula, Quentin, Rosa, Simon, Tara, Ugo. */
	SipPhone outside(int number) {
		return phone("outside-" + number);
	}

	/** Returns the output of a command of Asterisk. */
	String command(String command) {
		return String.join("\n", client().execute(CommandAction.of(command)).output());
	}

	/** Ends all calls. All phones ring until a test lets them answer. */
	void reset() {
		this.phones.values().forEach(SipPhone::reset);
		await(() -> {
			assertThat(view().state()).isEqualTo(ViewState.VALID);
			assertThat(view().calls()).isEmpty();
			assertThat(view().channels()).isEmpty();
		});
	}

	static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

	@Override
	public void close() {
		this.phones.values().forEach(SipPhone::close);
		this.context.close();
		this.network.close();
	}

}
