/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import io.github.amispring.action.ConfbridgeListRoomsAction;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.ChanSpyStartEvent;
import io.github.amispring.event.ChannelState;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.sample.AsteriskServer;
import io.github.amispring.sample.SampleApplication;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the actions against a real Asterisk 22, with Local channels instead of phones.
 * {@code scripts/asterisk.d/common/extensions.conf} contains the extensions.
 */
class ActionsIT {

	private static final String AGENT = "Local/agent@test/n";

	private static ConfigurableApplicationContext context;

	private static ActionClient console;

	private static LivePbx pbx;

	private static AmiClient client;

	private final List<String> calls = new ArrayList<>();

	@BeforeAll
	static void start() {
		context = AsteriskServer.require("22")
			.startConsole(List.of(SampleApplication.class, OpenSecurity.class), "console.context=test");
		console = new ActionClient(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
		pbx = context.getBean(LivePbxs.class).get("default");
		client = context.getBean(AmiClients.class).get("default");
		await(() -> assertThat(pbx.state()).isEqualTo(ViewState.VALID));
	}

	@AfterAll
	static void stop() {
		if (context != null) {
			context.close();
		}
	}

	/** Ends the calls of this test. Other tests may use the PBX at the same time. */
	@AfterEach
	void hangUp() {
		for (String call : this.calls) {
			console.post("calls/hangup", "call", call);
		}
	}

	@Test
	void placesAndHangsUpACall() {
		ActionClient.Response started = place("talk", "echo");
		await(() -> assertThat(placed(started).text("step")).isEqualTo("FIRST_ANSWERED"));
		ActionClient.Response response = console.post("calls/hangup", "call", started.text("call"));
		assertThat(response.status()).isEqualTo(200);
		await(() -> assertThat(placed(started).text("step")).isEqualTo("ENDED"));
		assertThat(placed(started).text("outcome")).isEqualTo("ANSWERED_BY_PBX");
		assertThat(pbx.call(started.text("call"))).isEmpty();
	}

	@Test
	void reportsAnExtensionThatDoesNotExist() {
		ActionClient.Response response = console.post("calls", "from", "talk", "to", "no-such-extension");
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("field")).isEqualTo("to");
		assertThat(response.text("detail"))
			.isEqualTo("Extension “no-such-extension” does not exist in context “test”. Check the number.");
	}

	@Test
	void transfersACallWithoutConsultation() {
		String call = place("talk", "transfer").text("call");
		LiveChannel callee = awaitCallee(call);
		ActionClient.Response response = console.post("calls/transfer", "call", call, "party", callee.uniqueId(), "to",
				"no-such-extension", "kind", "BLIND");
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("field")).isEqualTo("to");
		assertThat(pbx.channels()).anyMatch((channel) -> channel.uniqueId().equals(callee.uniqueId()));

		response = console.post("calls/transfer", "call", call, "party", callee.uniqueId(), "to", "echo", "kind",
				"BLIND");
		assertThat(response.status()).as(response.toString()).isEqualTo(200);
		await(() -> assertThat(pbx.channels()).anyMatch((channel) -> isOf(channel, call) && isIn(channel, "Echo")));
		await(() -> assertThat(pbx.channels()).noneMatch((channel) -> channel.uniqueId().equals(callee.uniqueId())));
	}

	@Test
	void completesAnAttendedTransfer() {
		String call = place("talk", "transfer").text("call");
		LiveChannel callee = awaitCallee(call);
		ActionClient.Response begun = console.post("calls/transfer", "call", call, "party", callee.uniqueId(), "to",
				"801", "kind", "ATTENDED");
		assertThat(begun.status()).as(begun.toString()).isEqualTo(200);
		String path = "transfers/" + begun.text("transfer") + "/complete";
		assertThat(console.post(path).status()).isEqualTo(200);
		await(() -> assertThat(pbx.channels()).noneMatch((channel) -> channel.uniqueId().equals(callee.uniqueId())));
		assertThat(console.post(path).status()).isEqualTo(404);
	}

	@Test
	void parksAndRetrievesACall() {
		String call = place("talk", "transfer").text("call");
		LiveChannel callee = awaitCallee(call);
		ActionClient.Response response = console.post("calls/park", "call", call, "party", callee.uniqueId());
		assertThat(response.status()).as(response.toString()).isEqualTo(200);
		int space = response.body().path("space").asInt();
		assertThat(pbx.parked()).anyMatch((parked) -> parked.uniqueId().equals(callee.uniqueId()));

		ActionClient.Response retrieved = console.post("parked/retrieve", "space", space, "extension", "talk");
		assertThat(retrieved.status()).as(retrieved.toString()).isEqualTo(202);
		this.calls.add(retrieved.text("call"));
		await(() -> assertThat(pbx.parked()).noneMatch((parked) -> parked.uniqueId().equals(callee.uniqueId())));
		await(() -> assertThat(pbx.channels())
			.anyMatch((channel) -> channel.uniqueId().equals(callee.uniqueId()) && channel.bridgeId() != null));
	}

	@Test
	void picksUpACallThatRings() {
		String call = place("talk", "dial-ring").text("call");
		LiveChannel ringing = awaitChannel((channel) -> isOf(channel, call) && channel.state() == ChannelState.RINGING);
		ActionClient.Response response = console.post("calls/pickup", "call", call, "extension", "talk");
		assertThat(response.status()).as(response.toString()).isEqualTo(202);
		this.calls.add(response.text("call"));
		await(() -> assertThat(pbx.channels()).noneMatch((channel) -> channel.uniqueId().equals(ringing.uniqueId())));
		await(() -> assertThat(pbx.channels())
			.filteredOn((channel) -> isOf(channel, call) && channel.bridgeId() != null)
			.hasSizeGreaterThanOrEqualTo(2));
	}

	@Test
	void spiesOnACall() {
		String call = place("talk", "transfer").text("call");
		LiveChannel callee = awaitCallee(call);
		List<String> spied = new CopyOnWriteArrayList<>();
		AmiClient.Subscription subscription = client.subscribe(ChanSpyStartEvent.class,
				(event) -> spied.add(String.valueOf(event.spyeeChannel().uniqueId())));
		try {
			ActionClient.Response response = console.post("calls/spy", "call", call, "party", callee.uniqueId(),
					"extension", "talk", "mode", "WHISPER");
			assertThat(response.status()).as(response.toString()).isEqualTo(202);
			this.calls.add(response.text("call"));
			await(() -> assertThat(placed(response).text("step")).isEqualTo("FIRST_ANSWERED"));
			await(() -> assertThat(spied).contains(callee.uniqueId()));
		}
		finally {
			subscription.close();
		}
	}

	@Test
	void pausesAMember() {
		try {
			ActionClient.Response response = console.post("queues/pause", "queue", "support", "interface", AGENT,
					"paused", true, "reason", "Lunch");
			assertThat(response.status()).as(response.toString()).isEqualTo(200);
			await(() -> assertThat(member("support").paused()).isTrue());
			assertThat(member("support").pausedReason()).isEqualTo("Lunch");
		}
		finally {
			assertThat(console.post("queues/pause", "interface", AGENT, "paused", false).status()).isEqualTo(200);
		}
		await(() -> assertThat(member("support").paused()).isFalse());
	}

	@Test
	void addsAndRemovesAMember() {
		ActionClient.Response response = console.post("queues/add", "queue", "sales", "interface", AGENT, "name",
				"Agent", "penalty", 2);
		assertThat(response.status()).as(response.toString()).isEqualTo(200);
		await(() -> assertThat(member("sales").penalty()).isEqualTo(2));
		response = console.post("queues/add", "queue", "sales", "interface", AGENT);
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("detail")).isEqualTo("The PBX refused: Unable to add interface: Already there");
		assertThat(console.post("queues/remove", "queue", "sales", "interface", AGENT).status()).isEqualTo(200);
		await(() -> assertThat(pbx.queue("sales").orElseThrow().members())
			.noneMatch((member) -> member.interfaceName().equals(AGENT)));
	}

	@Test
	void mutesAndRemovesAMemberOfAConference() {
		String call = place("talk", "conference").text("call");
		await(() -> assertThat(pbx.conferences()).anyMatch((conference) -> conference.name().equals("1000")));
		await(() -> assertThat(members()).anyMatch((member) -> call.equals(member.callId())));
		String channel = members().stream()
			.filter((member) -> call.equals(member.callId()))
			.findFirst()
			.orElseThrow()
			.channel();

		ActionClient.Response response = console.post("conferences/mute", "conference", "1000", "channel", channel,
				"muted", true);
		assertThat(response.status()).as(response.toString()).isEqualTo(200);
		await(() -> assertThat(members())
			.anyMatch((member) -> member.channel().equals(channel) && Boolean.TRUE.equals(member.muted())));

		assertThat(console.post("conferences/lock", "conference", "1000", "locked", true).status()).isEqualTo(200);
		assertThat(client.execute(ConfbridgeListRoomsAction.of()).entries())
			.anyMatch((room) -> "1000".equals(room.conference()) && Boolean.TRUE.equals(room.locked()));
		assertThat(console.post("conferences/lock", "conference", "1000", "locked", false).status()).isEqualTo(200);

		response = console.post("conferences/kick", "conference", "1000", "channel", channel);
		assertThat(response.status()).as(response.toString()).isEqualTo(200);
		await(() -> assertThat(members()).noneMatch((member) -> member.channel().equals(channel)));
		assertThat(console.post("conferences/kick", "conference", "1000", "channel", channel).status()).isEqualTo(404);
	}

	private ActionClient.Response place(String from, String to) {
		ActionClient.Response response = console.post("calls", "from", from, "to", to);
		assertThat(response.status()).as(response.toString()).isEqualTo(202);
		this.calls.add(response.text("call"));
		return response;
	}

	private static ActionClient.Response placed(ActionClient.Response started) {
		return console.placed(started.text("id"));
	}

	/** Returns the channel that the first one is connected to. */
	private static LiveChannel awaitCallee(String call) {
		return awaitChannel((channel) -> isOf(channel, call) && channel.bridgeId() != null && !isIn(channel, "Dial"));
	}

	private static LiveChannel awaitChannel(Predicate<LiveChannel> condition) {
		await(() -> assertThat(pbx.channels()).anyMatch(condition));
		return pbx.channels().stream().filter(condition).findFirst().orElseThrow();
	}

	private static boolean isOf(LiveChannel channel, String call) {
		return channel.callId().equals(call);
	}

	private static boolean isIn(LiveChannel channel, String application) {
		return application.equals(channel.application());
	}

	private static QueueMember member(String queue) {
		return pbx.queue(queue)
			.orElseThrow()
			.members()
			.stream()
			.filter((member) -> member.interfaceName().equals(AGENT))
			.findFirst()
			.orElseThrow();
	}

	private static List<LiveConference.Member> members() {
		return pbx.conferences()
			.stream()
			.filter((conference) -> conference.name().equals("1000"))
			.flatMap((conference) -> conference.members().stream())
			.toList();
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(assertion);
	}

}
