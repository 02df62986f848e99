/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.util.List;

import io.github.amispring.phone.SipCall;

import static io.github.amispring.live.scenario.ScenarioPbx.RING;
import static io.github.amispring.live.scenario.ScenarioPbx.TALK;

/**
 * Calls that the dialplan or a phone sends to several phones, to another phone or to an
 * application.
 */
final class RoutedCalls {

	static final List<CallScenario> ALL = List.of(
			new CallScenario("fork", "fork", "Alice calls Bob and Carol. Carol answers.", RoutedCalls::fork),
			new CallScenario("fork-one-busy", "fork", "Alice calls Bob, who is busy, and Carol, who answers.",
					RoutedCalls::forkOneBusy),
			new CallScenario("fork-not-answered", "fork", "Alice calls Bob and Carol, and gives up.",
					RoutedCalls::forkNotAnswered),
			new CallScenario("forwarded-by-phone", "forwarded by phone",
					"Bob's phone redirects Alice's call to Carol (302), who answers.", RoutedCalls::forwardedByPhone),
			new CallScenario("local-channel", "local channel",
					"Alice calls Bob through a local channel, which is optimized away.",
					(pbx) -> answered(pbx, "local-2002")),
			new CallScenario("local-channels", "local channel",
					"Alice calls Bob through two local channels, which are optimized away.",
					(pbx) -> answered(pbx, "double-2002")),
			new CallScenario("local-channel-kept", "local channel, not optimized",
					"Alice calls Bob through a local channel that remains (/n).", (pbx) -> answered(pbx, "kept-2002")),
			new CallScenario("local-channel-without-media", "local channel, not optimized",
					"Alice calls Bob through a local channel without media.", RoutedCalls::withoutMedia),
			new CallScenario("menu", "menu", "A menu answers Alice, who enters Bob's number. Bob answers.",
					RoutedCalls::menu),
			new CallScenario("voicemail", "voicemail", "Bob does not answer. Alice leaves a message.",
					RoutedCalls::voicemail),
			new CallScenario("announcement", "dialplan only", "Alice listens to an announcement and hangs up.",
					RoutedCalls::announcement),
			new CallScenario("pickup", "pickup", "Alice calls Bob. Carol picks up the call.", RoutedCalls::pickup));

	private RoutedCalls() {
	}

	private static void fork(ScenarioPbx pbx) {
		pbx.bob().ringOnly();
		pbx.carol().answerAfter(RING);
		SipCall call = pbx.alice().call("fork-2002-2003").awaitAnswered();
		pbx.pass(TALK);
		call.hangUp();
	}

	private static void forkOneBusy(ScenarioPbx pbx) {
		pbx.bob().reject(486);
		pbx.carol().answerAfter(RING);
		SipCall call = pbx.alice().call("fork-2002-2003").awaitAnswered();
		pbx.pass(TALK);
		call.hangUp();
	}

	private static void forkNotAnswered(ScenarioPbx pbx) {
		pbx.bob().ringOnly();
		pbx.carol().ringOnly();
		SipCall call = pbx.alice().call("fork-2002-2003").awaitRinging();
		pbx.pass(RING);
		call.hangUp();
	}

	private static void forwardedByPhone(ScenarioPbx pbx) {
		pbx.bob().redirectTo("2003");
		pbx.carol().answerAfter(RING);
		SipCall call = pbx.alice().call("2002").awaitAnswered();
		pbx.pass(TALK);
		call.hangUp();
	}

	private static void answered(ScenarioPbx pbx, String extension) {
		pbx.bob().answerAfter(RING);
		SipCall call = pbx.alice().call(extension).awaitAnswered();
		pbx.pass(TALK);
		call.hangUp();
	}

	private static void withoutMedia(ScenarioPbx pbx) {
		pbx.alice().sendMedia(false);
		pbx.bob().sendMedia(false);
		answered(pbx, "local-2002");
	}

	private static void menu(ScenarioPbx pbx) {
		pbx.bob().answerAfter(RING);
		SipCall call = pbx.alice().call("menu").awaitAnswered();
		pbx.pass(TALK);
		call.dial("2002");
		pbx.bob().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		call.hangUp();
	}

	private static void voicemail(ScenarioPbx pbx) {
		pbx.bob().ringOnly();
		SipCall call = pbx.alice().call("voicemail-2002").awaitAnswered();
		pbx.pass(TALK);
		call.hangUp();
	}

	private static void announcement(ScenarioPbx pbx) {
		SipCall call = pbx.alice().call("playback").awaitAnswered();
		pbx.pass(TALK);
		call.hangUp();
	}

	private static void pickup(ScenarioPbx pbx) {
		pbx.bob().ringOnly();
		SipCall call = pbx.alice().call("2002").awaitRinging();
		pbx.pass(RING);
		pbx.carol().call("pickup-2002").awaitAnswered();
		call.awaitAnswered();
		pbx.pass(TALK);
		call.hangUp();
	}

}
