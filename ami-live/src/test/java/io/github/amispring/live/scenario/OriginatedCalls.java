/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.time.Duration;
import java.util.List;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.phone.SipCall;

import static io.github.amispring.live.scenario.ScenarioPbx.RING;
import static io.github.amispring.live.scenario.ScenarioPbx.TALK;

/**
 * Calls that AMI originates to extension 2002.
 */
final class OriginatedCalls {

	static final List<CallScenario> ALL = List.of(
			new CallScenario("originate", "originate", "AMI calls Alice, who answers, and then Bob, who answers.",
					OriginatedCalls::originate),
			new CallScenario("originate-not-answered-by-callee", "originate",
					"AMI calls Alice, who answers, and then Bob, who is busy.", OriginatedCalls::calleeIsBusy),
			new CallScenario("originate-application", "originate", "AMI calls Alice, who hears an announcement.",
					OriginatedCalls::application),
			new CallScenario("originate-busy", "originate refused", "AMI calls Alice, who is busy.",
					OriginatedCalls::busy),
			new CallScenario("originate-not-answered", "originate refused", "AMI calls Alice for two seconds.",
					OriginatedCalls::notAnswered),
			new CallScenario("originate-failed", "originate refused", "AMI calls a phone that does not exist.",
					OriginatedCalls::failed),
			new CallScenario("originate-local", "originate local",
					"AMI calls Carol through a local channel, and then Bob.", OriginatedCalls::local),
			new CallScenario("originate-local-fork", "originate local",
					"AMI calls Carol and Dave through a local channel. Dave answers, and Bob is called.",
					OriginatedCalls::fork),
			new CallScenario("originate-local-fork-not-answered", "originate local",
					"AMI calls Carol and Dave through a local channel for two seconds.",
					OriginatedCalls::forkNotAnswered),
			new CallScenario("originate-local-not-confirmed", "originate local",
					"AMI calls Carol through a local channel, who answers but does not take the call, then Dave, and then Bob.",
					OriginatedCalls::notConfirmed),
			new CallScenario("originate-local-next", "originate local",
					"AMI calls Carol through a local channel, who hangs up before Bob answers, and then Dave.",
					OriginatedCalls::next));

	private OriginatedCalls() {
	}

	private static OriginateAction to(ScenarioPbx pbx, String channel) {
		return OriginateAction.of(channel).extension(pbx.context(), "2002").callerId("Click", "2000");
	}

	private static void originate(ScenarioPbx pbx) {
		pbx.alice().answerAfter(RING);
		pbx.bob().answerAfter(RING);
		pbx.execute(to(pbx, pbx.device("2001")));
		pbx.bob().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		pbx.alice().awaitCall().hangUp();
	}

	private static void application(ScenarioPbx pbx) {
		pbx.alice().answerAfter(RING);
		pbx.execute(
				OriginateAction.of(pbx.device("2001")).application("Playback", "/var/lib/asterisk/test-sounds/tone"));
		SipCall alice = pbx.alice().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void calleeIsBusy(ScenarioPbx pbx) {
		pbx.alice().answerAfter(RING);
		pbx.bob().reject(486);
		pbx.execute(to(pbx, pbx.device("2001")));
		pbx.alice().awaitCall().awaitAnswered().awaitEnded();
	}

	private static void busy(ScenarioPbx pbx) {
		pbx.alice().reject(486);
		pbx.execute(to(pbx, pbx.device("2001")));
		pbx.await(OriginateResponseEvent.class);
	}

	private static void notAnswered(ScenarioPbx pbx) {
		pbx.alice().ringOnly();
		pbx.execute(to(pbx, pbx.device("2001")).timeout(Duration.ofSeconds(2)));
		pbx.await(OriginateResponseEvent.class);
	}

	private static void failed(ScenarioPbx pbx) {
		pbx.execute(to(pbx, pbx.device("2999")));
		pbx.await(OriginateResponseEvent.class);
	}

	private static void local(ScenarioPbx pbx) {
		pbx.carol().answerAfter(RING);
		pbx.bob().answerAfter(RING);
		pbx.execute(to(pbx, "Local/2003@" + pbx.context()));
		pbx.bob().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		pbx.carol().awaitCall().hangUp();
	}

	private static void fork(ScenarioPbx pbx) {
		pbx.carol().ringOnly();
		pbx.dave().answerAfter(RING);
		pbx.bob().answerAfter(RING);
		pbx.execute(to(pbx, "Local/fork-2003-2004@" + pbx.context()));
		pbx.bob().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		pbx.dave().awaitCall().hangUp();
	}

	private static void forkNotAnswered(ScenarioPbx pbx) {
		pbx.carol().ringOnly();
		pbx.dave().ringOnly();
		pbx.execute(to(pbx, "Local/fork-2003-2004@" + pbx.context()).timeout(Duration.ofSeconds(2)));
		pbx.await(OriginateResponseEvent.class);
	}

	private static void notConfirmed(ScenarioPbx pbx) {
		pbx.carol().answerAfter(RING);
		pbx.dave().answerAfter(RING);
		pbx.bob().answerAfter(RING);
		pbx.execute(to(pbx, "Local/confirm-2003-2004@" + pbx.context()));
		pbx.carol().awaitCall().awaitAnswered().awaitEnded();
		pbx.bob().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		pbx.dave().awaitCall().hangUp();
	}

	private static void next(ScenarioPbx pbx) {
		pbx.carol().answerAfter(RING);
		pbx.dave().answerAfter(RING);
		pbx.bob().answerAfter(RING.multipliedBy(4));
		pbx.execute(to(pbx, "Local/next-2003-2004@" + pbx.context()));
		SipCall carol = pbx.carol().awaitCall().awaitAnswered();
		SipCall bob = pbx.bob().awaitCall();
		pbx.pass(RING);
		carol.hangUp();
		SipCall dave = pbx.dave().awaitCall().awaitAnswered();
		bob.awaitAnswered();
		pbx.pass(TALK);
		dave.hangUp();
	}

}
