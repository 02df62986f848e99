/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import io.github.amispring.action.ChallengeAction;
import io.github.amispring.action.CommandAction;
import io.github.amispring.action.CoreSettingsAction;
import io.github.amispring.action.CoreSettingsResponse;
import io.github.amispring.action.CoreStatusAction;
import io.github.amispring.action.CoreStatusResponse;
import io.github.amispring.action.CustomAction;
import io.github.amispring.action.EventsAction;
import io.github.amispring.action.FilterAction;
import io.github.amispring.action.GetVarAction;
import io.github.amispring.action.GetVarResponse;
import io.github.amispring.action.HangupAction;
import io.github.amispring.action.LoginAction;
import io.github.amispring.action.LogoffAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.action.PingResponse;
import io.github.amispring.action.QueueAddAction;
import io.github.amispring.action.QueuePauseAction;
import io.github.amispring.action.QueueRemoveAction;
import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.action.RedirectAction;
import io.github.amispring.action.SetVarAction;
import io.github.amispring.action.StatusAction;
import io.github.amispring.action.UserEventAction;
import io.github.amispring.event.ChannelHungupEvent;
import io.github.amispring.event.HangupCause;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewExtenEvent;
import io.github.amispring.event.QueueMemberAddedEvent;
import io.github.amispring.event.QueueMemberEvent;
import io.github.amispring.event.QueueMemberPauseEvent;
import io.github.amispring.event.QueueMemberRemovedEvent;
import io.github.amispring.event.UserEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.it.catalogue.Catalogue;
import io.github.amispring.it.support.AsteriskServer;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.EventList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests actions that a real Asterisk executes and rejects.
 */
@OnEachAsterisk(overAll = true)
class ActionsIT extends AbstractActionsIT {

	ActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers("Login")
	void secondLoginHasNoEffect() {
		AsteriskServer.Account account = this.pbx.server().admin();
		assertThat(execute(LoginAction.plaintext(account.username(), account.secret())).serverMessage())
			.isEqualTo("Already authenticated");
	}

	@Test
	@Covers("Challenge")
	void returnsChallenge() {
		assertThat(execute(ChallengeAction.of()).challenge()).matches("\\d+");
		assertThat(refusal(CustomAction.named("Challenge").with("AuthType", "SHA")).serverMessage())
			.isEqualTo("Must specify AuthType");
	}

	@Test
	@Covers("Logoff")
	void clientReconnectsAfterLogoff() {
		assertThat(execute(LogoffAction.of()).serverMessage()).isEqualTo("Thanks for all the fish.");
		Awaitility.await().atMost(Pbx.TEST_TIMEOUT).until(() -> this.client.statistics().reconnects() == 1);
		assertThat(execute(PingAction.of()).ping()).isEqualTo("Pong");
	}

	@Test
	@Covers("Ping")
	void respondsToPing() {
		PingResponse response = execute(PingAction.of());
		assertThat(response.ping()).isEqualTo("Pong");
		assertThat(response.timestamp()).isNotNull();
	}

	/** Over TLS, Asterisk reads at most 1,024 bytes at a time. */
	@Test
	void sendsLongAction() {
		UserEventAction action = UserEventAction.of(Pbx.uniqueName());
		// over HTTP, Asterisk reads at most 40,960 bytes
		for (int i = 0; i < 80; i++) {
			action = action.header("Header" + i, "x".repeat(i * 10));
		}
		assertThat(execute(action).serverMessage()).isEqualTo("Event Sent");
	}

	@Test
	@Covers("Events")
	void changesEventMask() {
		assertThat(execute(EventsAction.of("call", "agent")).events()).isTrue();
		assertThat(execute(EventsAction.of("off")).events()).isFalse();
		assertThat(execute(EventsAction.of("nosuchclass")).events()).isFalse();
		assertThat(execute(EventsAction.of("on")).events()).isTrue();
		assertThat(refusal(EventsAction.of("")).serverMessage()).isEqualTo("Invalid event mask");
	}

	@Test
	@Covers("Filter")
	void addsEventFilter() {
		assertThat(execute(FilterAction.of("!Event: RTCP")).serverMessage()).isEqualTo("Success");
		assertThat(refusal(FilterAction.of("Event: (")).serverMessage()).startsWith("Filter did not compile");
	}

	@Test
	void rejectsInvalidOriginate() {
		OriginateAction unknown = OriginateAction.of("NoSuchTechnology/1").application("Wait", "1").synchronous();
		assertThat(refusal(unknown).serverMessage()).isEqualTo("Originate failed");
		OriginateAction longId = OriginateAction.of("Local/answer@test")
			.application("Wait", "1")
			.channelId("x".repeat(150));
		assertThat(refusal(longId).serverMessage()).startsWith("Uniqueid length exceeds maximum");
		assertThatExceptionOfType(InvalidActionException.class)
			.isThrownBy(() -> execute(OriginateAction.of("Local/answer@test")));
	}

	@Test
	@Covers("Originate")
	void synchronousOriginateRespondsWhenTheCallIsAnswered() {
		TestCall call = new TestCall(Pbx.uniqueName(), "talk");
		call.hangUpAfterTest(this.pbx);
		assertThat(execute(call.action().synchronous()).serverMessage()).isEqualTo("Originate successfully queued");
		assertThat(execute(GetVarAction.of("CHANNEL(state)").channel(call.callerId())).value()).isEqualTo("Up");
		OriginateAction unanswered = OriginateAction.of("Local/ring@test")
			.application("Wait", "1")
			.timeout(Duration.ofSeconds(1))
			.synchronous();
		assertThat(refusal(unanswered).serverMessage()).isEqualTo("Originate failed");
	}

	@Test
	@Covers("Hangup")
	void hangsUpOneChannel() {
		TestCall call = TestCall.to("talk", this.pbx, this.client);
		EventList<ChannelHungupEvent> response = execute(
				HangupAction.of(call.awaitUp(this.log)).cause(HangupCause.CALL_REJECTED.code()));
		assertThat(response.serverMessage()).isEqualTo("Channel Hungup");
		assertThat(response.entries()).isEmpty();
		HangupEvent hangup = call.awaitHangup(this.log);
		assertThat(hangup.cause()).isEqualTo(HangupCause.CALL_REJECTED);
		assertThat(hangup.causeText()).isEqualTo("Call Rejected");
		assertThat(refusal(HangupAction.of(hangup.channel().name())).isNoSuchChannel()).isTrue();
	}

	@Test
	void hangsUpAllChannelsThatMatchAPattern() {
		String extension = "answer-" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
		TestCall call = TestCall.to(extension, this.pbx, this.client);
		String name = call.awaitUp(this.log);
		EventList<ChannelHungupEvent> response = execute(HangupAction.of("/^Local." + extension + "@/"));
		// hanging up one half may end the other half first
		assertThat(response.entries()).extracting(ChannelHungupEvent::channel)
			.isNotEmpty()
			.isSubsetOf(name, name.replace(";1", ";2"));
		call.awaitHangup(this.log);
		assertThat(execute(HangupAction.of("/^Local." + extension + "@/")).entries()).isEmpty();
		assertThat(refusal(HangupAction.of("/(/")).serverMessage()).startsWith("Regex compile failed");
	}

	@Test
	@Covers("Redirect")
	void redirectsChannel() {
		TestCall call = TestCall.to("talk", this.pbx, this.client);
		String channel = call.awaitUp(this.log);
		execute(RedirectAction.of(channel, "test", "echo", 1));
		this.log.await(NewExtenEvent.class, (event) -> call.isCaller(event) && "Echo".equals(event.application()));
		assertThat(refusal(RedirectAction.of(channel, "test", "echo", "nolabel")).serverMessage())
			.isEqualTo("Priority is invalid");
		assertThat(refusal(RedirectAction.of(NO_CHANNEL, "test", "echo", 1)).isNoSuchChannel()).isTrue();
	}

	@Test
	void redirectsTwoChannels() {
		TestCall call = TestCall.to("transfer", this.pbx, this.client);
		String channel = call.awaitUp(this.log);
		execute(RedirectAction.of(channel, "test", "echo", 1)
			.extraChannel(channel.replace(";1", ";2"), "test", "hold", 1));
		this.log.await(NewExtenEvent.class, (event) -> call.isCaller(event) && "Echo".equals(event.application()));
		this.log.await(NewExtenEvent.class,
				(event) -> call.isCalled(event) && "MusicOnHold".equals(event.application()));
	}

	@Test
	@Covers({ "Getvar", "Setvar" })
	void setsAndReadsVariables() {
		TestCall call = TestCall.to("talk", this.pbx, this.client);
		String channel = call.awaitUp(this.log);
		execute(SetVarAction.of("CALLERID(name)", "Anna \"A\" Łuk, Jr.").channel(channel));
		GetVarResponse response = execute(GetVarAction.of("CALLERID(name)").channel(channel));
		assertThat(response.variable()).isEqualTo("CALLERID(name)");
		assertThat(response.value()).isEqualTo("Anna \"A\" Łuk, Jr.");
		assertThat(execute(GetVarAction.of(TestCall.TAG).channel(call.calledId())).value()).isEqualTo(call.id());
		String global = Pbx.uniqueName();
		assertThat(execute(GetVarAction.of(global)).value()).isEmpty();
		this.pbx.executeAfterTest(SetVarAction.of(global, ""));
		execute(SetVarAction.of(global, "for all"));
		assertThat(execute(GetVarAction.of(global)).value()).isEqualTo("for all");
		assertThat(refusal(SetVarAction.of("X", "1").channel(NO_CHANNEL)).isNoSuchChannel()).isTrue();
		assertThat(refusal(GetVarAction.of("X").channel(NO_CHANNEL)).isNoSuchChannel()).isTrue();
		assertThat(refusal(SetVarAction.of("SHELL(id)", "1")).serverMessage()).isEqualTo("Variable not set");
	}

	@Test
	@Covers("CoreSettings")
	void returnsCoreSettings() {
		CoreSettingsResponse settings = execute(CoreSettingsAction.of());
		assertThat(settings.asteriskVersion()).startsWith(this.pbx.server().version() + ".");
		assertThat(settings.amiVersion()).isEqualTo(this.client.status().amiVersion());
		assertThat(settings.systemName()).isNull();
		assertThat(settings.coreMaxCalls()).isZero();
		assertThat(settings.coreMaxLoadAvg()).isZero();
		assertThat(settings.coreCdrEnabled()).isTrue();
		assertThat(settings.coreHttpEnabled()).isTrue();
		assertThat(settings.coreRealTimeEnabled()).isFalse();
		assertThat(settings.soundsSearchCustomDir()).isEqualTo(this.pbx.isAtLeast(22) ? Boolean.FALSE : null);
	}

	@Test
	@Covers("CoreStatus")
	void returnsCoreStatus() {
		CoreStatusResponse status = execute(CoreStatusAction.of());
		assertThat(status.coreStartupDate()).matches("\\d{4}-\\d\\d-\\d\\d");
		assertThat(status.coreStartupTime()).matches("\\d\\d:\\d\\d:\\d\\d");
		assertThat(status.coreReloadDate()).isNotEmpty();
		assertThat(status.coreReloadTime()).isNotEmpty();
		assertThat(status.coreCurrentCalls()).isNotNegative();
		if (this.pbx.isAtLeast(22)) {
			assertThat(status.coreProcessedCalls()).isNotNegative();
		}
		else {
			assertThat(status.coreProcessedCalls()).isNull();
		}
	}

	@Test
	@Covers({ "QueueAdd", "QueuePause", "QueueRemove" })
	void changesQueueMembers() {
		String member = "Local/ring@test/" + Pbx.uniqueName();
		QueueAddAction add = QueueAddAction.of("sales", member).memberName("Ann").penalty(3);
		QueueRemoveAction remove = QueueRemoveAction.of("sales", member);
		this.pbx.executeAfterTest(remove);
		assertThat(execute(add).serverMessage()).isEqualTo("Added interface to queue");
		assertThat(refusal(add).serverMessage()).isEqualTo("Unable to add interface: Already there");
		QueueMemberAddedEvent added = this.log.await(QueueMemberAddedEvent.class,
				(event) -> member.equals(event.interfaceName()));
		assertThat(added.memberName()).isEqualTo("Ann");
		assertThat(added.penalty()).isEqualTo(3);
		assertThat(added.membership()).isEqualTo("dynamic");

		execute(QueuePauseAction.of(member, true).queue("sales").reason("lunch, long"));
		QueueMemberPauseEvent paused = this.log.await(QueueMemberPauseEvent.class,
				(event) -> member.equals(event.interfaceName()));
		assertThat(paused.paused()).isTrue();
		assertThat(paused.pausedReason()).isEqualTo("lunch, long");
		QueueMemberEvent listed = execute(QueueStatusAction.of().queue("sales").member(member))
			.entries(QueueMemberEvent.class)
			.get(0);
		assertThat(listed.memberName()).isEqualTo("Ann");
		assertThat(listed.paused()).isTrue();
		assertThat(listed.lastPause()).isNotNull();
		assertThat(listed.lastCall()).isNull();
		execute(QueuePauseAction.of(member, false));
		this.log.await(QueueMemberPauseEvent.class,
				(event) -> member.equals(event.interfaceName()) && Boolean.FALSE.equals(event.paused()));

		assertThat(execute(remove).serverMessage()).isEqualTo("Removed interface from queue");
		this.log.await(QueueMemberRemovedEvent.class, (event) -> member.equals(event.interfaceName()));
		assertThat(refusal(remove).serverMessage()).isEqualTo("Unable to remove interface: Not there");
		assertThat(refusal(QueuePauseAction.of(member, true)).serverMessage()).isEqualTo("Interface not found");
	}

	@Test
	void rejectsMembersOfUnknownQueue() {
		assertThat(refusal(QueueAddAction.of("nosuchqueue", "Local/ring@test")).serverMessage())
			.isEqualTo("Unable to add interface to queue: No such queue");
		assertThat(refusal(QueueRemoveAction.of("nosuchqueue", "Local/ring@test")).serverMessage())
			.isEqualTo("Unable to remove interface from queue: No such queue");
		assertThat(refusal(QueueRemoveAction.of("support", "Local/agent@test/n")).serverMessage())
			.isEqualTo("Member not dynamic");
	}

	@Test
	@Covers("UserEvent")
	void sendsUserEvent() {
		String name = Pbx.uniqueName();
		String tag = "Zoë: a \\ \"b\", ${c} ";
		execute(UserEventAction.of(name).header("Tag", tag).header("Empty", ""));
		UserEvent event = this.log.await(UserEvent.class, (each) -> name.equals(each.userEventName()));
		assertThat(event.channel()).isNull();
		assertThat(event.message().get("Tag")).isEqualTo(this.pbx.transport().keepsValues() ? tag : tag.strip());
		assertThat(event.message().get("Empty")).isEmpty();
	}

	@Test
	void rejectsUnknownAction() {
		AmiErrorResponseException refusal = error(CustomAction.named("NoSuchAction"));
		assertThat(refusal.isUnknownAction()).isTrue();
		assertThat(refusal.isPermissionDenied()).isFalse();
		assertThat(refusal).hasMessageContaining("NoSuchAction").hasMessageContaining(this.client.name());
	}

	@Test
	void rejectsMissingHeader() {
		assertThat(refusal(CustomAction.named("Getvar")).serverMessage()).isEqualTo("No variable specified");
		assertThat(refusal(CustomAction.named("Status").with("Channel", NO_CHANNEL)).isNoSuchChannel()).isTrue();
		assertThat(execute(StatusAction.of().channel(NO_CHANNEL)).entries()).isEmpty();
	}

	@Test
	void accountWithoutPermissionIsDenied() {
		this.client = this.pbx.connectAs(this.pbx.server().limited());
		List<AmiAction<?>> denied = List.of(CommandAction.of("core show uptime"),
				OriginateAction.of("Local/answer@test").application("Wait", "1"), HangupAction.of(NO_CHANNEL),
				RedirectAction.of(NO_CHANNEL, "test", "echo", 1), SetVarAction.of("X", "1"),
				QueueAddAction.of("sales", "Local/ring@test"), QueueRemoveAction.of("sales", "Local/ring@test"),
				QueuePauseAction.of("Local/ring@test", true), FilterAction.of("x"), UserEventAction.of("X"));
		Map<String, Set<String>> privileges = new Catalogue().privileges(this.pbx.server().version());
		for (AmiAction<?> action : denied) {
			assertThat(refusal(action)).as(action.name())
				.returns(true, AmiErrorResponseException::isPermissionDenied)
				.returns(false, AmiErrorResponseException::isUnknownAction)
				.satisfies((failure) -> assertThat(failure.missingPermissions())
					.hasSameElementsAs(privileges.get(action.name())));
		}
		assertThat(refusal(denied.get(1))).hasMessageContaining("needs the write permission \"originate\"");
		assertThat(refusal(StatusAction.of().variables("SHELL(ls)")))
			.returns(true, AmiErrorResponseException::isPermissionDenied)
			.returns(List.of("system"), AmiErrorResponseException::missingPermissions);
		assertThat(execute(PingAction.of()).ping()).isEqualTo("Pong");
		assertThat(execute(CoreSettingsAction.of()).asteriskVersion()).isNotEmpty();
	}

}
