/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.action.EventsAction;
import io.github.amispring.action.FilterAction;
import io.github.amispring.action.StatusAction;
import io.github.amispring.action.UserEventAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.EventSettings;
import io.github.amispring.event.ChannelEvent;
import io.github.amispring.event.FullyBootedEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewExtenEvent;
import io.github.amispring.event.UserEvent;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.it.support.AsteriskServer;
import io.github.amispring.it.support.EventLog;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.it.support.Transport;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.testsupport.FaultProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests event masks and filters against a real Asterisk.
 */
@OnEachAsterisk(over = Transport.TCP)
class MaskIT {

	private final Pbx pbx;

	/** Receives all events. */
	private AmiClient witness;

	private EventLog witnessed;

	MaskIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@BeforeEach
	void connect() {
		this.witness = this.pbx.connect();
		this.witnessed = EventLog.of(this.witness);
	}

	@Test
	void maskSelectsOnlySpecifiedClasses() {
		AmiClient client = this.pbx.connect(masked("call"));
		EventLog log = EventLog.of(client);
		TestCall call = placeAndFinish();
		this.pbx.awaitDelivery(client);
		assertThat(classes(this.witnessed, call)).contains("call", "dialplan");
		assertThat(log.events(HangupEvent.class, call::owns)).hasSize(2);
		assertThat(log.events()).allSatisfy((event) -> assertThat(event.message().get("Privilege")).contains("call"));
	}

	@Test
	void maskMayHaveSeveralClasses() {
		AmiClient client = this.pbx.connect(masked("call", "dialplan"));
		EventLog log = EventLog.of(client);
		TestCall call = placeAndFinish();
		this.pbx.awaitDelivery(client);
		assertThat(log.events(NewExtenEvent.class, call::owns)).isNotEmpty();
		assertThat(log.events(HangupEvent.class, call::owns)).hasSize(2);
		assertThat(log.events(UserEvent.class, (event) -> true)).isEmpty();
	}

	@Test
	void misspelledClassSelectsNoEvents() {
		assertReceivesNoEvents(this.pbx.connect(masked("cal")));
	}

	@Test
	void maskOffSelectsNoEvents() {
		assertReceivesNoEvents(this.pbx.connect(masked("off")));
	}

	@Test
	void eventsActionChangesTheMask() {
		AmiClient client = this.pbx.connect();
		client.execute(EventsAction.of("off"));
		assertReceivesNoEvents(client);
		EventLog log = EventLog.of(client);
		client.execute(EventsAction.of("call"));
		TestCall call = placeAndFinish();
		call.awaitHangup(log);
	}

	@Test
	void setsMaskAgainAfterReconnect() {
		FaultProxy proxy = this.pbx.proxy("127.0.0.1");
		AmiClient client = this.pbx
			.connect((settings) -> masked("call").apply(settings).host("127.0.0.1").port(proxy.port()));
		proxy.cut();
		Awaitility.await().atMost(Pbx.TEST_TIMEOUT).until(() -> client.statistics().reconnects() == 1);
		EventLog log = EventLog.of(client);
		TestCall call = placeAndFinish();
		this.pbx.awaitDelivery(client);
		assertThat(log.events(HangupEvent.class, call::owns)).hasSize(2);
		assertThat(log.events()).allSatisfy((event) -> assertThat(event.message().get("Privilege")).contains("call"));
	}

	@Test
	void receivesFullyBootedIfTheMaskSelectsIt() {
		for (List<String> mask : List.of(List.<String>of(), List.of("system"), List.of("call", "system"))) {
			AmiClient client = this.pbx.client(masked(mask.toArray(String[]::new)));
			EventLog log = EventLog.of(client);
			client.start().join();
			FullyBootedEvent event = log.await(FullyBootedEvent.class, (each) -> true);
			assertThat(event.status()).isEqualTo("Fully Booted");
			assertThat(event.uptime()).isNotNull();
		}
	}

	@Test
	void doesNotAwaitFullyBootedIfTheMaskExcludesIt() {
		for (String mask : List.of("call", "off")) {
			AmiClient client = this.pbx.client(masked(mask));
			EventLog log = EventLog.of(client);
			client.start().join();
			assertThat(client.status().isConnected()).isTrue();
			this.pbx.awaitDelivery(client);
			assertThat(log.events(FullyBootedEvent.class, (event) -> true)).isEmpty();
		}
	}

	@Test
	void sendsConfiguredFiltersUnchanged() {
		String unwanted = Pbx.uniqueName();
		AmiClient client = this.pbx.connect(filtered("!UserEvent: " + unwanted, "!Event: VarSet"));
		assertFiltered(client, unwanted);
	}

	@Test
	void setsFiltersAgainAfterReconnect() {
		String unwanted = Pbx.uniqueName();
		FaultProxy proxy = this.pbx.proxy("127.0.0.1");
		AmiClient client = this.pbx
			.connect((settings) -> filtered("!UserEvent: " + unwanted, "!Event: VarSet").apply(settings)
				.host("127.0.0.1")
				.port(proxy.port()));
		proxy.cut();
		Awaitility.await().atMost(Pbx.TEST_TIMEOUT).until(() -> client.statistics().reconnects() == 1);
		assertFiltered(client, unwanted);
	}

	@Test
	void filterActionExcludesEvents() {
		String unwanted = Pbx.uniqueName();
		AmiClient client = this.pbx.connect();
		client.execute(FilterAction.of("!UserEvent: " + unwanted));
		client.execute(FilterAction.of("!Event: VarSet"));
		assertFiltered(client, unwanted);
	}

	@Test
	void filterActionIncludesEvents() {
		String wanted = Pbx.uniqueName();
		AmiClient client = this.pbx.connect();
		client.execute(FilterAction.of("UserEvent: " + wanted));
		this.pbx.awaitDelivery(client);
		EventLog log = EventLog.of(client);
		this.witness.execute(UserEventAction.of(Pbx.uniqueName()));
		this.witness.execute(UserEventAction.of(wanted));
		this.pbx.awaitDelivery(client);
		assertThat(log.events()).hasSize(1)
			.allSatisfy((event) -> assertThat(event.message().get("UserEvent")).isEqualTo(wanted));
	}

	/**
	 * Asterisk 16 ignores the header of an advanced filter and treats the filter as a
	 * regular expression.
	 */
	@Test
	void advancedFilterRequiresAsterisk22() {
		String text = Pbx.uniqueName();
		AmiClient client = this.pbx.connect();
		client.execute(FilterAction.matching("action(exclude),name(UserEvent),header(Tag),method(exact)", text));
		EventLog log = EventLog.of(client);
		String name = Pbx.uniqueName();
		this.witness.execute(UserEventAction.of(name + "a").header("Tag", text));
		this.witness.execute(UserEventAction.of(name + "b").header("Tag", "other"));
		this.pbx.awaitDelivery(client);
		assertThat(log.events(UserEvent.class, (event) -> event.userEventName().startsWith(name)))
			.extracting(UserEvent::userEventName)
			.containsExactly(this.pbx.isAtLeast(22) ? name + "b" : name + "a");
	}

	@Test
	void reportsFilterThatDoesNotCompile() {
		AmiClient client = this.pbx.client(filtered("Event: ("));
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> client.start().join())
			.withCauseInstanceOf(AmiConnectException.class)
			.withMessageContaining("Event: (")
			.withMessageContaining("did not compile");
	}

	@Test
	void clientSelectsNames() {
		AmiClient client = this.pbx
			.connect((settings) -> settings.events((events) -> events.include("hangup", "New*").exclude("Newexten")));
		EventLog log = EventLog.of(client);
		TestCall call = placeAndFinish();
		this.pbx.awaitDelivery(client);
		Set<String> names = new TreeSet<>();
		log.events(ChannelEvent.class, call::owns).forEach((event) -> names.add(event.eventName()));
		assertThat(names).contains("Hangup", "Newchannel").doesNotContain("Newexten", "VarSet");
		assertThat(log.events()).allMatch((event) -> event.eventName().matches("Hangup|New.*"));
	}

	@Test
	void asteriskSelectsNames() {
		EventSettings names = EventSettings.builder().include("hangup", "New*").exclude("Newexten").build();
		FaultProxy proxy = this.pbx.proxy("127.0.0.1");
		FaultProxy proxyOfOther = this.pbx.proxy("127.0.0.1");
		AmiClient client = connect(proxy, this.pbx.server().admin(), names);
		// the account may not set filters, so the client receives all events
		AmiClient other = connect(proxyOfOther, this.pbx.server().watcher(), names);
		EventLog log = EventLog.of(client);
		EventLog logOfOther = EventLog.of(other);
		TestCall call = placeAndFinish();
		this.pbx.awaitDelivery(client);
		this.pbx.awaitDelivery(other);
		assertThat(client.status().filters()).hasSize(2);
		assertThat(other.status().filters()).isEmpty();
		assertThat(log.events(ChannelEvent.class, call::owns)).extracting(AmiEvent::message)
			.extracting(Object::toString)
			.isEqualTo(logOfOther.events(ChannelEvent.class, call::owns)
				.stream()
				.map((event) -> event.message().toString())
				.toList())
			.hasSizeGreaterThan(3);
		assertThat(eventsOnConnection(proxy, call)).contains("Hangup", "Newchannel")
			.allMatch((name) -> name.matches("Hangup|New(?!exten).*|OriginateResponse"));
		assertThat(eventsOnConnection(proxyOfOther, call)).contains("Hangup", "Newchannel", "Newexten", "VarSet")
			.hasSizeGreaterThan(eventsOnConnection(proxy, call).size());
	}

	@Test
	void clientSelectsNamesIfAccountMayNotSetFilters() {
		AsteriskServer.Account limited = this.pbx.server().limited();
		AmiClient client = this.pbx.connect((settings) -> settings.credentials(limited.username(), limited.secret())
			.events((events) -> events.include("Hangup")));
		assertThat(client.status().asteriskVersion()).isNotNull();
		assertThat(client.status().filters()).isEmpty();
		EventLog log = EventLog.of(client);
		TestCall call = placeAndFinish();
		this.pbx.awaitDelivery(client);
		assertThat(names(log, call)).containsExactly("Hangup", "Hangup");
	}

	@Test
	void asteriskExcludesNames() {
		FaultProxy proxy = this.pbx.proxy("127.0.0.1");
		AmiClient client = connect(proxy, this.pbx.server().admin(),
				EventSettings.builder().exclude("varset", "*exten").filter("!Event: SoftHangup").build());
		EventLog log = EventLog.of(client);
		TestCall call = placeAndFinish();
		this.pbx.awaitDelivery(client);
		Set<String> unwanted = Set.of("VarSet", "Newexten", "SoftHangupRequest");
		List<String> wanted = names(this.witnessed, call).stream().filter((name) -> !unwanted.contains(name)).toList();
		assertThat(wanted).contains("Newchannel", "Hangup");
		assertThat(names(log, call)).isEqualTo(wanted);
		assertThat(names(this.witnessed, call)).containsAll(unwanted);
		assertThat(eventsOnConnection(proxy, call)).isNotEmpty().doesNotContainAnyElementsOf(unwanted);
	}

	@Test
	void filtersDoNotAffectResponses() {
		AmiClient client = this.pbx.connect(
				(settings) -> settings.events((events) -> events.include("Nothing").exclude("*Complete", "*List*")));
		assertThat(client.status().filters()).hasSize(2);
		TestCall call = new TestCall(Pbx.uniqueName(), "hangup-21");
		call.hangUpAfterTest(this.pbx);
		assertThat(client.execute(call.action().awaitingOutcome()).message().get("Uniqueid")).isNotNull();
		assertThat(client.execute(StatusAction.of()).completion()).isNotNull();
		assertThat(client.execute(CoreShowChannelsAction.of()).completion()).isNotNull();
	}

	private AmiClient connect(FaultProxy proxy, AsteriskServer.Account account, EventSettings events) {
		return this.pbx.connect((settings) -> settings.host("127.0.0.1")
			.port(proxy.port())
			.credentials(account.username(), account.secret())
			.events(events));
	}

	/**
	 * Returns the names of the events of a call that were sent over a connection, in
	 * order.
	 */
	private static List<String> eventsOnConnection(FaultProxy proxy, TestCall call) {
		return Stream.of(proxy.connections().get(0).received().split("\r\n\r\n"))
			.filter((message) -> message.startsWith("Event: ") && message.contains(call.id()))
			.map((message) -> message.substring("Event: ".length(), message.indexOf('\r')))
			.toList();
	}

	/** Returns the names of the events of a call that a client received, in order. */
	private static List<String> names(EventLog log, TestCall call) {
		return log.events(ChannelEvent.class, call::owns).stream().map(AmiEvent::eventName).toList();
	}

	private void assertFiltered(AmiClient client, String unwanted) {
		EventLog log = EventLog.of(client);
		String wanted = Pbx.uniqueName();
		TestCall call = placeAndFinish();
		this.witness.execute(UserEventAction.of(unwanted));
		this.witness.execute(UserEventAction.of(wanted));
		this.pbx.awaitDelivery(client);
		assertThat(log.events(UserEvent.class, (event) -> wanted.equals(event.userEventName()))).hasSize(1);
		assertThat(log.events(UserEvent.class, (event) -> unwanted.equals(event.userEventName()))).isEmpty();
		assertThat(this.witnessed.events(VarSetEvent.class, call::owns)).isNotEmpty();
		assertThat(log.events(VarSetEvent.class, (event) -> true)).isEmpty();
		assertThat(log.events(HangupEvent.class, call::owns)).hasSize(2);
	}

	private void assertReceivesNoEvents(AmiClient client) {
		this.pbx.awaitDelivery(client);
		EventLog log = EventLog.of(client);
		placeAndFinish();
		this.pbx.awaitDelivery(client);
		assertThat(log.events()).isEmpty();
	}

	/** Places a short call and waits until the call has ended. */
	private TestCall placeAndFinish() {
		TestCall call = TestCall.to("hangup-21", this.pbx, this.witness);
		this.witnessed.await(HangupEvent.class, call::isCalled);
		call.awaitHangup(this.witnessed);
		return call;
	}

	private static Set<String> classes(EventLog log, TestCall call) {
		Set<String> classes = new TreeSet<>();
		for (AmiEvent event : log.events(ChannelEvent.class, call::owns)) {
			classes.addAll(List.of(event.message().get("Privilege").split(",")));
		}
		return classes;
	}

	private static UnaryOperator<AmiClientSettings.Builder> masked(String... mask) {
		return (settings) -> settings.events((events) -> events.mask(mask));
	}

	private static UnaryOperator<AmiClientSettings.Builder> filtered(String... filters) {
		return (settings) -> settings.events((events) -> events.filter(filters));
	}

}
