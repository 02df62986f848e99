/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.util.List;

import io.github.amispring.action.AtxferAction;
import io.github.amispring.action.BridgeAction;
import io.github.amispring.action.RedirectAction;
import io.github.amispring.event.AttendedTransferEvent;
import io.github.amispring.event.ConfbridgeJoinEvent;
import io.github.amispring.event.UnholdEvent;
import io.github.amispring.phone.SipCall;

import static io.github.amispring.live.scenario.ScenarioPbx.HOLD;
import static io.github.amispring.live.scenario.ScenarioPbx.RING;
import static io.github.amispring.live.scenario.ScenarioPbx.TALK;

/**
 * Calls from Alice to Bob that are transferred to Carol.
 */
final class Transfers {

	static final List<CallScenario> ALL = List.of(
			new CallScenario("blind-transfer-by-callee", "blind transfer",
					"Bob transfers Alice to Carol (REFER), who answers.", Transfers::blindByCallee),
			new CallScenario("blind-transfer-by-caller", "blind transfer",
					"Alice transfers Bob to Carol (REFER), who answers.", Transfers::blindByCaller),
			new CallScenario("blind-transfer-by-feature", "blind transfer",
					"Bob transfers Alice to Carol with keys. Carol answers.", Transfers::blindByFeature),
			new CallScenario("blind-transfer-not-answered", "blind transfer, not answered",
					"Bob transfers Alice to Carol (REFER), who does not answer.", Transfers::blindNotAnswered),
			new CallScenario("attended-transfer", "attended transfer by REFER",
					"Bob holds Alice, calls Carol, and connects both (REFER).", Transfers::attended),
			new CallScenario("attended-transfer-by-feature", "attended transfer by keys",
					"Bob calls Carol with keys, and connects her to Alice.", Transfers::attendedByFeature),
			new CallScenario("attended-transfer-by-action", "attended transfer by keys",
					"AMI makes Bob call Carol. Bob connects her to Alice.", Transfers::attendedByAction),
			new CallScenario("blonde-transfer", "blonde transfer",
					"Bob holds Alice, calls Carol, and connects both while Carol's phone rings.", Transfers::blonde),
			new CallScenario("blonde-transfer-by-feature", "blonde transfer",
					"Bob calls Carol with keys, and hangs up while her phone rings.", Transfers::blondeByFeature),
			new CallScenario("blind-transfer-from-hold", "blind transfer",
					"Bob holds Alice and transfers her to Carol (REFER), who answers.", Transfers::blindFromHold),
			new CallScenario("blind-transfer-fails", "blind transfer, failed",
					"Bob transfers Alice to an extension that does not exist (REFER), and continues to talk to her.",
					Transfers::blindFails),
			new CallScenario("attended-transfer-by-caller", "attended transfer by REFER",
					"Alice holds Bob, calls Carol, and connects both (REFER).", Transfers::attendedByCaller),
			new CallScenario("attended-transfer-to-conference", "attended transfer by REFER",
					"Bob holds Alice, joins Carol's conference, and connects Alice to it (REFER).",
					Transfers::attendedToConference),
			new CallScenario("attended-transfer-three-way", "attended transfer by keys",
					"Bob calls Carol with keys, and adds her to the call with Alice.", Transfers::threeWay),
			new CallScenario("consultation", "consultation without transfer",
					"Bob holds Alice and calls Carol, who hangs up. Bob resumes the call with Alice.",
					Transfers::consultation),
			new CallScenario("consultation-by-feature", "consultation without transfer",
					"Bob calls Carol with keys, who is busy, and talks to Alice again.",
					Transfers::consultationByFeature),
			new CallScenario("blonde-transfer-not-answered", "blonde transfer, not answered",
					"Bob holds Alice, calls Carol, and connects both while Carol's phone rings. Carol does not answer.",
					Transfers::blondeNotAnswered),
			new CallScenario("redirect-both", "redirect", "AMI redirects Alice and Bob to a conference.",
					Transfers::redirectBoth),
			new CallScenario("redirect", "redirect", "AMI redirects Alice to Carol, who answers.", Transfers::redirect),
			new CallScenario("bridge", "bridge", "Alice talks to Bob, and Carol to Dave. AMI connects Alice and Carol.",
					Transfers::bridge));

	private Transfers() {
	}

	/** Alice calls Bob, and they talk. Carol will answer. */
	private static SipCall call(ScenarioPbx pbx, String extension) {
		pbx.bob().answerAfter(RING);
		pbx.carol().answerAfter(RING);
		SipCall call = pbx.alice().call(extension).awaitAnswered();
		pbx.pass(TALK);
		return call;
	}

	/** Carol answers, and talks until the other party hangs up. */
	private static void talkToCarol(ScenarioPbx pbx, SipCall other) {
		pbx.carol().awaitCall().awaitAnswered();
		pbx.pass(TALK);
		other.hangUp();
	}

	private static void blindByCallee(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		pbx.bob().awaitCall().transferTo("2003");
		talkToCarol(pbx, alice);
	}

	private static void blindByCaller(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		alice.transferTo("2003");
		talkToCarol(pbx, pbx.bob().awaitCall());
	}

	private static void blindByFeature(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "features-2002");
		pbx.bob().awaitCall().dial("#12003");
		talkToCarol(pbx, alice);
	}

	private static void blindNotAnswered(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		pbx.carol().ringOnly();
		pbx.bob().awaitCall().transferTo("brief-2003");
		alice.awaitEnded();
	}

	private static void blindFromHold(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		SipCall bob = pbx.bob().awaitCall();
		bob.hold();
		pbx.pass(HOLD);
		bob.transferTo("2003");
		talkToCarol(pbx, alice);
	}

	private static void blindFails(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		SipCall bob = pbx.bob().awaitCall();
		bob.transferTo("1999");
		bob.awaitTransferred();
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void attended(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		SipCall bob = pbx.bob().awaitCall();
		bob.hold();
		SipCall consultation = pbx.bob().call("2003").awaitAnswered();
		pbx.pass(HOLD);
		bob.transferTo(consultation);
		pbx.await(AttendedTransferEvent.class);
		talkToCarol(pbx, alice);
	}

	private static void attendedByCaller(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		alice.hold();
		SipCall consultation = pbx.alice().call("2003").awaitAnswered();
		pbx.pass(HOLD);
		alice.transferTo(consultation);
		pbx.await(AttendedTransferEvent.class);
		talkToCarol(pbx, pbx.bob().awaitCall());
	}

	private static void attendedToConference(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		SipCall carol = pbx.carol().call("conference").awaitAnswered();
		SipCall bob = pbx.bob().awaitCall();
		bob.hold();
		SipCall consultation = pbx.bob().call("conference").awaitAnswered();
		pbx.pass(HOLD);
		bob.transferTo(consultation);
		pbx.await(AttendedTransferEvent.class);
		pbx.pass(TALK);
		alice.hangUp();
		pbx.pass(HOLD);
		carol.hangUp();
	}

	private static void threeWay(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "features-2002");
		SipCall bob = pbx.bob().awaitCall();
		bob.dial("#22003");
		pbx.carol().awaitCall().awaitAnswered();
		pbx.pass(HOLD);
		bob.dial("*3");
		pbx.await(AttendedTransferEvent.class);
		pbx.pass(TALK);
		bob.hangUp();
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void consultation(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		SipCall bob = pbx.bob().awaitCall();
		bob.hold();
		SipCall consultation = pbx.bob().call("2003").awaitAnswered();
		pbx.pass(HOLD);
		pbx.carol().awaitCall().hangUp();
		consultation.awaitEnded();
		bob.unhold();
		pbx.pass(HOLD);
		alice.hangUp();
	}

	private static void consultationByFeature(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "features-2002");
		pbx.carol().reject(486);
		pbx.bob().awaitCall().dial("#22003");
		pbx.await(UnholdEvent.class);
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void attendedByFeature(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "features-2002");
		SipCall bob = pbx.bob().awaitCall();
		bob.dial("#22003");
		completeByHangingUp(pbx, bob);
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void attendedByAction(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "features-2002");
		pbx.execute(AtxferAction.of(pbx.channelOf(pbx.bob()), "2003").context(pbx.context()));
		completeByHangingUp(pbx, pbx.bob().awaitCall());
		pbx.pass(TALK);
		alice.hangUp();
	}

	/** Bob talks to Carol and hangs up, which connects her to Alice. */
	private static void completeByHangingUp(ScenarioPbx pbx, SipCall bob) {
		pbx.carol().awaitCall().awaitAnswered();
		pbx.pass(HOLD);
		bob.hangUp();
		pbx.await(AttendedTransferEvent.class);
	}

	private static void blonde(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		pbx.carol().answerAfter(RING.multipliedBy(2));
		SipCall bob = pbx.bob().awaitCall();
		bob.hold();
		SipCall consultation = pbx.bob().call("2003").awaitRinging();
		pbx.pass(RING);
		bob.transferTo(consultation);
		talkToCarol(pbx, alice);
	}

	private static void blondeNotAnswered(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		pbx.carol().ringOnly();
		SipCall bob = pbx.bob().awaitCall();
		bob.hold();
		SipCall consultation = pbx.bob().call("brief-2003").awaitRinging();
		pbx.pass(RING);
		bob.transferTo(consultation);
		alice.awaitEnded();
	}

	private static void blondeByFeature(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "features-2002");
		pbx.carol().answerAfter(RING.multipliedBy(2));
		SipCall bob = pbx.bob().awaitCall();
		bob.dial("#22003");
		SipCall carol = pbx.carol().awaitCall();
		pbx.pass(RING);
		bob.hangUp();
		carol.awaitAnswered();
		pbx.pass(TALK);
		alice.hangUp();
	}

	private static void redirect(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		pbx.execute(RedirectAction.of(pbx.channelOf(pbx.alice()), pbx.context(), "2003", 1));
		talkToCarol(pbx, alice);
	}

	private static void redirectBoth(ScenarioPbx pbx) {
		SipCall alice = call(pbx, "2002");
		pbx.execute(RedirectAction.of(pbx.channelOf(pbx.alice()), pbx.context(), "conference", 1)
			.extraChannel(pbx.channelOf(pbx.bob())));
		pbx.await(ConfbridgeJoinEvent.class, (event) -> pbx.channelOf(pbx.alice()).equals(event.channel().name()));
		pbx.await(ConfbridgeJoinEvent.class, (event) -> pbx.channelOf(pbx.bob()).equals(event.channel().name()));
		pbx.pass(TALK);
		alice.hangUp();
		pbx.pass(HOLD);
		pbx.bob().awaitCall().hangUp();
	}

	private static void bridge(ScenarioPbx pbx) {
		pbx.dave().answerAfter(RING);
		SipCall alice = call(pbx, "2002");
		SipCall carol = pbx.carol().call("2004").awaitAnswered();
		pbx.pass(TALK);
		pbx.execute(BridgeAction.of(pbx.channelOf(pbx.alice()), pbx.channelOf(pbx.carol())));
		pbx.bob().awaitCall().awaitEnded();
		pbx.dave().awaitCall().awaitEnded();
		pbx.pass(TALK);
		alice.hangUp();
		carol.awaitEnded();
	}

}
