/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.amispring.simulator.pbx.Phone;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;

/**
 * The scripts of the recorded scenarios for the simulator, by the ids of the recordings.
 */
final class SimulatedScenarios {

	private static final double RING = 1;

	/** Scenarios that need the option U of Dial, which is not simulated. */
	static final Set<String> NOT_SIMULATED = Set.of("originate-local-not-confirmed");

	private static final double TALK = 2;

	private static final double HOLD = 1;

	/**
	 * Time after which a called phone is answered. It starts to ring after 0.3 seconds.
	 */
	private static final double ANSWER = 1.3;

	/** Time of the application Answer. */
	private static final double PBX_ANSWER = 0.5;

	/** Time from one pressed key to the next. */
	private static final double KEY = 0.1;

	private static final Duration RING_TIME = Duration.ofSeconds(1);

	private static final PhoneBehavior ANSWERS = PhoneBehavior.answersAfter(RING_TIME);

	private final Map<String, Script> scripts = new LinkedHashMap<>();

	private SimulatedScenarios() {
		basic();
		routed();
		originated();
		holds();
		transfers();
		parking();
		queues();
		conferences();
	}

	static Map<String, Script> all() {
		return new SimulatedScenarios().scripts;
	}

	private void basic() {
		this.scripts.put("answered-caller-hangs-up", (pbx) -> {
			talk(pbx, "2002");
			pbx.alice().hangUp();
		});
		this.scripts.put("answered-callee-hangs-up", (pbx) -> {
			talk(pbx, "2002");
			pbx.bob().hangUp();
		});
		this.scripts.put("answered-hung-up-by-ami", (pbx) -> {
			talk(pbx, "2002");
			pbx.execute("Hangup", "Channel", SimulatedPbx.channelOf(pbx.alice()));
		});
		this.scripts.put("answered-time-limit", (pbx) -> talk(pbx, "limited-2002"));
		this.scripts.put("second-call", (pbx) -> {
			pbx.bob().behave(ANSWERS);
			pbx.alice().call("2002");
			pbx.pass(ANSWER);
			pbx.bob().behave(PhoneBehavior.doesNotAnswer());
			pbx.carol().call("2002");
			pbx.pass(RING);
			pbx.bob().hold();
			pbx.bob().answer();
			pbx.pass(TALK);
			pbx.carol().hangUp();
			pbx.bob().resume();
			pbx.pass(TALK);
			pbx.alice().hangUp();
		});
		rejected("busy", 486);
		rejected("unavailable", 480);
		rejected("rejected", 603);
		this.scripts.put("not-answered", (pbx) -> pbx.alice().call("brief-2002"));
		this.scripts.put("caller-gives-up", (pbx) -> {
			pbx.alice().call("2002");
			pbx.pass(RING);
			pbx.alice().hangUp();
		});
		this.scripts.put("no-such-phone", (pbx) -> pbx.alice().call("2999"));
		this.scripts.put("unknown-extension", (pbx) -> pbx.alice().call("1999"));
	}

	private void rejected(String id, int status) {
		this.scripts.put(id, (pbx) -> {
			pbx.bob().behave(PhoneBehavior.rejects(status));
			pbx.alice().call("2002");
		});
	}

	/** Alice calls Bob, and they talk. Carol will answer. */
	private static void talk(SimulatedPbx pbx, String exten) {
		pbx.bob().behave(ANSWERS);
		pbx.carol().behave(ANSWERS);
		pbx.alice().call(exten);
		pbx.pass(ANSWER + TALK);
	}

	private static void press(SimulatedPbx pbx, Phone phone, String keys) {
		for (String key : keys.split("")) {
			phone.press(key);
			pbx.pass(KEY);
		}
	}

	private static void talkAndHangUp(SimulatedPbx pbx, Phone phone) {
		pbx.pass(ANSWER + TALK);
		phone.hangUp();
	}

	private void routed() {
		this.scripts.put("fork", (pbx) -> {
			pbx.carol().behave(ANSWERS);
			pbx.alice().call("fork-2002-2003");
			talkAndHangUp(pbx, pbx.alice());
		});
		this.scripts.put("fork-one-busy", (pbx) -> {
			pbx.bob().behave(PhoneBehavior.busy());
			pbx.carol().behave(ANSWERS);
			pbx.alice().call("fork-2002-2003");
			talkAndHangUp(pbx, pbx.alice());
		});
		this.scripts.put("fork-not-answered", (pbx) -> {
			pbx.alice().call("fork-2002-2003");
			pbx.pass(RING);
			pbx.alice().hangUp();
		});
		this.scripts.put("forwarded-by-phone", (pbx) -> {
			pbx.bob().behave(PhoneBehavior.forwardsTo("2003"));
			pbx.carol().behave(ANSWERS);
			pbx.alice().call("2002");
			talkAndHangUp(pbx, pbx.alice());
		});
		answered("local-channel", "local-2002");
		answered("local-channels", "double-2002");
		answered("local-channel-kept", "kept-2002");
		this.scripts.put("local-channel-without-media", (pbx) -> {
			pbx.alice().sendAudio(false);
			pbx.bob().sendAudio(false);
			talk(pbx, "local-2002");
			pbx.alice().hangUp();
		});
		this.scripts.put("menu", (pbx) -> {
			pbx.bob().behave(ANSWERS);
			pbx.alice().call("menu");
			pbx.pass(TALK);
			press(pbx, pbx.alice(), "2002");
			talkAndHangUp(pbx, pbx.alice());
		});
		this.scripts.put("voicemail", (pbx) -> {
			pbx.alice().call("voicemail-2002");
			pbx.pass(TALK + TALK);
			pbx.alice().hangUp();
		});
		this.scripts.put("announcement", (pbx) -> {
			pbx.alice().call("playback");
			pbx.pass(TALK);
			pbx.alice().hangUp();
		});
		this.scripts.put("pickup", (pbx) -> {
			pbx.alice().call("2002");
			pbx.pass(RING);
			pbx.carol().call("pickup-2002");
			pbx.pass(TALK);
			pbx.alice().hangUp();
		});
	}

	private void answered(String id, String exten) {
		this.scripts.put(id, (pbx) -> {
			talk(pbx, exten);
			pbx.alice().hangUp();
		});
	}

	private void originated() {
		this.scripts.put("originate", (pbx) -> {
			pbx.alice().behave(ANSWERS);
			pbx.bob().behave(ANSWERS);
			originate(pbx, "PJSIP/2001");
			pbx.pass(ANSWER);
			talkAndHangUp(pbx, pbx.alice());
		});
		this.scripts.put("originate-not-answered-by-callee", (pbx) -> {
			pbx.alice().behave(ANSWERS);
			pbx.bob().behave(PhoneBehavior.busy());
			originate(pbx, "PJSIP/2001");
		});
		this.scripts.put("originate-application", (pbx) -> {
			pbx.alice().behave(ANSWERS);
			pbx.execute("Originate", "Channel", "PJSIP/2001", "Application", "Playback", "Data", "tone", "Async",
					"true");
			talkAndHangUp(pbx, pbx.alice());
		});
		this.scripts.put("originate-busy", (pbx) -> {
			pbx.alice().behave(PhoneBehavior.busy());
			originate(pbx, "PJSIP/2001");
		});
		this.scripts.put("originate-not-answered", (pbx) -> originate(pbx, "PJSIP/2001"));
		this.scripts.put("originate-failed", (pbx) -> originate(pbx, "PJSIP/2999"));
		this.scripts.put("originate-local", (pbx) -> {
			pbx.carol().behave(ANSWERS);
			pbx.bob().behave(ANSWERS);
			originate(pbx, "Local/2003@live");
			pbx.pass(ANSWER);
			talkAndHangUp(pbx, pbx.carol());
		});
		this.scripts.put("originate-local-fork", (pbx) -> {
			pbx.dave().behave(ANSWERS);
			pbx.bob().behave(ANSWERS);
			originate(pbx, "Local/fork-2003-2004@live");
			pbx.pass(ANSWER);
			talkAndHangUp(pbx, pbx.dave());
		});
		this.scripts.put("originate-local-fork-not-answered", (pbx) -> originate(pbx, "Local/fork-2003-2004@live"));
		this.scripts.put("originate-local-next", (pbx) -> {
			pbx.carol().behave(ANSWERS);
			pbx.dave().behave(ANSWERS);
			pbx.bob().behave(PhoneBehavior.answersAfter(RING_TIME.multipliedBy(4)));
			originate(pbx, "Local/next-2003-2004@live");
			pbx.pass(ANSWER + RING);
			pbx.carol().hangUp();
			pbx.pass(ANSWER + ANSWER);
			talkAndHangUp(pbx, pbx.dave());
		});
	}

	private static void originate(SimulatedPbx pbx, String channel) {
		pbx.execute("Originate", "Channel", channel, "Context", "live", "Exten", "2002", "Priority", "1", "CallerID",
				"Click <2000>", "Timeout", "2000", "Async", "true");
	}

	private void holds() {
		this.scripts.put("hold-by-caller", (pbx) -> {
			talk(pbx, "2002");
			holdAndResume(pbx, pbx.alice());
			pbx.alice().hangUp();
		});
		this.scripts.put("hold-by-callee", (pbx) -> {
			talk(pbx, "2002");
			holdAndResume(pbx, pbx.bob());
			pbx.alice().hangUp();
		});
		this.scripts.put("hold-by-both", (pbx) -> {
			talk(pbx, "2002");
			pbx.alice().hold();
			pbx.pass(HOLD);
			holdAndResume(pbx, pbx.bob());
			pbx.alice().resume();
			pbx.pass(HOLD);
			pbx.alice().hangUp();
		});
		this.scripts.put("hold-until-end", (pbx) -> {
			talk(pbx, "2002");
			pbx.alice().hold();
			pbx.pass(HOLD);
			pbx.alice().hangUp();
		});
	}

	private static void holdAndResume(SimulatedPbx pbx, Phone phone) {
		phone.hold();
		pbx.pass(HOLD);
		phone.resume();
		pbx.pass(HOLD);
	}

	private void transfers() {
		this.scripts.put("blind-transfer-by-callee", (pbx) -> {
			talk(pbx, "2002");
			pbx.bob().transfer("2003");
			talkAndHangUp(pbx, pbx.alice());
		});
		this.scripts.put("blind-transfer-by-caller", (pbx) -> {
			talk(pbx, "2002");
			pbx.alice().transfer("2003");
			talkAndHangUp(pbx, pbx.bob());
		});
		this.scripts.put("blind-transfer-by-feature", (pbx) -> {
			talk(pbx, "features-2002");
			press(pbx, pbx.bob(), "#12003");
			talkAndHangUp(pbx, pbx.alice());
		});
		this.scripts.put("blind-transfer-not-answered", (pbx) -> {
			talk(pbx, "2002");
			pbx.carol().behave(PhoneBehavior.doesNotAnswer());
			pbx.bob().transfer("brief-2003");
		});
		this.scripts.put("blind-transfer-from-hold", (pbx) -> {
			talk(pbx, "2002");
			pbx.bob().hold();
			pbx.pass(HOLD);
			pbx.bob().transfer("2003");
			talkAndHangUp(pbx, pbx.alice());
		});
		this.scripts.put("blind-transfer-fails", (pbx) -> {
			talk(pbx, "2002");
			pbx.bob().transfer("1999");
			pbx.pass(TALK);
			pbx.alice().hangUp();
		});
		this.scripts.put("attended-transfer", (pbx) -> {
			talk(pbx, "2002");
			pbx.bob().hold();
			pbx.bob().call("2003");
			pbx.pass(ANSWER + HOLD);
			pbx.bob().completeTransfer();
			pbx.pass(TALK);
			pbx.alice().hangUp();
		});
		this.scripts.put("attended-transfer-by-feature", (pbx) -> {
			talk(pbx, "features-2002");
			press(pbx, pbx.bob(), "#22003");
			completeByHangingUp(pbx);
		});
		this.scripts.put("attended-transfer-by-action", (pbx) -> {
			talk(pbx, "features-2002");
			pbx.execute("Atxfer", "Channel", SimulatedPbx.channelOf(pbx.bob()), "Exten", "2003", "Context", "live");
			completeByHangingUp(pbx);
		});
		this.scripts.put("attended-transfer-by-caller", (pbx) -> {
			talk(pbx, "2002");
			pbx.alice().hold();
			pbx.alice().call("2003");
			pbx.pass(ANSWER + HOLD);
			pbx.alice().completeTransfer();
			pbx.pass(TALK);
			pbx.bob().hangUp();
		});
		this.scripts.put("attended-transfer-to-conference", (pbx) -> {
			talk(pbx, "2002");
			pbx.carol().call("conference");
			pbx.bob().hold();
			pbx.bob().call("conference");
			pbx.pass(HOLD);
			pbx.bob().completeTransfer();
			pbx.pass(TALK);
			pbx.alice().hangUp();
			pbx.pass(HOLD);
			pbx.carol().hangUp();
		});
		this.scripts.put("attended-transfer-three-way", (pbx) -> {
			talk(pbx, "features-2002");
			press(pbx, pbx.bob(), "#22003");
			pbx.pass(ANSWER + HOLD);
			press(pbx, pbx.bob(), "*3");
			pbx.pass(TALK);
			pbx.bob().hangUp();
			pbx.pass(TALK);
			pbx.alice().hangUp();
		});
		this.scripts.put("consultation", (pbx) -> {
			talk(pbx, "2002");
			pbx.bob().hold();
			pbx.bob().call("2003");
			pbx.pass(ANSWER + HOLD);
			pbx.carol().hangUp();
			pbx.bob().resume();
			pbx.pass(HOLD);
			pbx.alice().hangUp();
		});
		this.scripts.put("consultation-by-feature", (pbx) -> {
			talk(pbx, "features-2002");
			pbx.carol().behave(PhoneBehavior.busy());
			press(pbx, pbx.bob(), "#22003");
			pbx.pass(TALK);
			pbx.alice().hangUp();
		});
		this.scripts.put("blonde-transfer-not-answered", (pbx) -> {
			talk(pbx, "2002");
			pbx.carol().behave(PhoneBehavior.doesNotAnswer());
			pbx.bob().hold();
			pbx.bob().call("brief-2003");
			pbx.pass(RING);
			pbx.bob().completeTransfer();
		});
		this.scripts.put("blonde-transfer", (pbx) -> {
			talk(pbx, "2002");
			pbx.carol().behave(PhoneBehavior.answersAfter(RING_TIME.multipliedBy(2)));
			pbx.bob().hold();
			pbx.bob().call("2003");
			pbx.pass(RING);
			pbx.bob().completeTransfer();
			talkAndHangUp(pbx, pbx.alice());
		});
		this.scripts.put("blonde-transfer-by-feature", (pbx) -> {
			talk(pbx, "features-2002");
			pbx.carol().behave(PhoneBehavior.answersAfter(RING_TIME.multipliedBy(2)));
			press(pbx, pbx.bob(), "#22003");
			pbx.pass(RING);
			pbx.bob().hangUp();
			talkAndHangUp(pbx, pbx.alice());
		});
		this.scripts.put("redirect-both", (pbx) -> {
			talk(pbx, "2002");
			pbx.execute("Redirect", "Channel", SimulatedPbx.channelOf(pbx.alice()), "ExtraChannel",
					SimulatedPbx.channelOf(pbx.bob()), "Context", "live", "Exten", "conference", "Priority", "1");
			pbx.pass(TALK);
			pbx.alice().hangUp();
			pbx.pass(HOLD);
			pbx.bob().hangUp();
		});
		this.scripts.put("redirect", (pbx) -> {
			talk(pbx, "2002");
			pbx.execute("Redirect", "Channel", SimulatedPbx.channelOf(pbx.alice()), "Context", "live", "Exten", "2003",
					"Priority", "1");
			talkAndHangUp(pbx, pbx.alice());
		});
		this.scripts.put("bridge", (pbx) -> {
			pbx.dave().behave(ANSWERS);
			talk(pbx, "2002");
			pbx.carol().call("2004");
			pbx.pass(ANSWER + TALK);
			pbx.execute("Bridge", "Channel1", SimulatedPbx.channelOf(pbx.alice()), "Channel2",
					SimulatedPbx.channelOf(pbx.carol()));
			pbx.pass(TALK);
			pbx.alice().hangUp();
		});
	}

	private static void completeByHangingUp(SimulatedPbx pbx) {
		pbx.pass(ANSWER + HOLD);
		pbx.bob().hangUp();
		pbx.pass(TALK);
		pbx.alice().hangUp();
	}

	private void parking() {
		this.scripts.put("park-by-feature", (pbx) -> {
			talk(pbx, "features-2002");
			press(pbx, pbx.bob(), "#3");
			retrieve(pbx);
		});
		this.scripts.put("park-by-transfer", (pbx) -> {
			talk(pbx, "2002");
			pbx.bob().transfer("700");
			retrieve(pbx);
		});
		this.scripts.put("parked-gives-up", (pbx) -> {
			talk(pbx, "2002");
			pbx.bob().transfer("700");
			pbx.pass(HOLD);
			pbx.alice().hangUp();
		});
		this.scripts.put("parked-times-out", (pbx) -> {
			talk(pbx, "2002");
			pbx.bob().transfer("park-briefly");
		});
	}

	private static void retrieve(SimulatedPbx pbx) {
		pbx.pass(HOLD);
		pbx.carol().call("701");
		pbx.pass(TALK);
		pbx.alice().hangUp();
	}

	private void queues() {
		this.scripts.put("queue-connected", (pbx) -> {
			addBob(pbx, "live-support");
			talkToBob(pbx);
			pbx.alice().hangUp();
			remove(pbx, "live-support", "PJSIP/2002");
		});
		this.scripts.put("queue-connected-member-hangs-up", (pbx) -> {
			addBob(pbx, "live-support");
			talkToBob(pbx);
			pbx.bob().hangUp();
			remove(pbx, "live-support", "PJSIP/2002");
		});
		this.scripts.put("queue-connected-later", (pbx) -> {
			pbx.bob().behave(ANSWERS);
			pbx.alice().call("queue-live-support");
			pbx.pass(TALK);
			addBob(pbx, "live-support");
			pbx.pass(1);
			talkAndHangUp(pbx, pbx.alice());
			remove(pbx, "live-support", "PJSIP/2002");
		});
		this.scripts.put("queue-two-callers", (pbx) -> {
			addBob(pbx, "live-support");
			pbx.bob().behave(ANSWERS);
			pbx.alice().call("queue-live-support");
			pbx.dave().call("queue-live-support");
			pbx.pass(PBX_ANSWER + ANSWER + TALK);
			pbx.alice().hangUp();
			pbx.pass(1 + ANSWER + TALK);
			pbx.dave().hangUp();
			remove(pbx, "live-support", "PJSIP/2002");
		});
		this.scripts.put("queue-two-members", (pbx) -> {
			addBob(pbx, "live-support");
			pbx.execute("QueueAdd", "Queue", "live-support", "Interface", "PJSIP/2003", "MemberName", "Carol");
			pbx.carol().behave(ANSWERS);
			pbx.alice().call("queue-live-support");
			pbx.pass(PBX_ANSWER + ANSWER + TALK);
			pbx.alice().hangUp();
			remove(pbx, "live-support", "PJSIP/2003");
			remove(pbx, "live-support", "PJSIP/2002");
		});
		this.scripts.put("queue-abandoned", (pbx) -> {
			pbx.alice().call("queue-live-support");
			pbx.pass(TALK + PBX_ANSWER);
			pbx.alice().hangUp();
		});
		this.scripts.put("queue-abandoned-while-ringing", (pbx) -> {
			addBob(pbx, "live-support");
			pbx.alice().call("queue-live-support");
			pbx.pass(PBX_ANSWER + ANSWER);
			pbx.alice().hangUp();
			remove(pbx, "live-support", "PJSIP/2002");
		});
		this.scripts.put("queue-timed-out", (pbx) -> {
			addBob(pbx, "live-support");
			pbx.alice().call("queue-briefly");
			pbx.pass(5);
			remove(pbx, "live-support", "PJSIP/2002");
		});
		this.scripts.put("queue-empty", (pbx) -> {
			addBob(pbx, "live-autopause");
			pbx.alice().call("queue-live-autopause");
			pbx.pass(5);
			remove(pbx, "live-autopause", "PJSIP/2002");
		});
		this.scripts.put("queue-key", (pbx) -> {
			pbx.alice().call("queue-live-support");
			pbx.pass(RING);
			press(pbx, pbx.alice(), "1");
			pbx.pass(TALK);
			pbx.alice().hangUp();
		});
		this.scripts.put("queue-ring-no-answer", (pbx) -> answeredByCarol(pbx, 3));
		this.scripts.put("queue-rejected", (pbx) -> {
			pbx.bob().behave(PhoneBehavior.busy());
			answeredByCarol(pbx, 0.2);
		});
		this.scripts.put("queue-local-member", (pbx) -> {
			addBobByLocalChannel(pbx);
			talkToBob(pbx);
			pbx.alice().hangUp();
			remove(pbx, "live-support", "Local/2002@live/n");
		});
		this.scripts.put("queue-transferred", (pbx) -> {
			addBob(pbx, "live-support");
			transferToCarol(pbx);
			remove(pbx, "live-support", "PJSIP/2002");
		});
		this.scripts.put("queue-local-member-transfers", (pbx) -> {
			addBobByLocalChannel(pbx);
			transferToCarol(pbx);
			remove(pbx, "live-support", "Local/2002@live/n");
		});
		transfersToQueue();
	}

	private void transfersToQueue() {
		this.scripts.put("blind-transfer-to-queue", (pbx) -> {
			addCarol(pbx);
			talk(pbx, "2002");
			pbx.bob().transfer("queue-live-support");
			talkAndHangUp(pbx, pbx.alice());
			remove(pbx, "live-support", "PJSIP/2003");
		});
		this.scripts.put("attended-transfer-to-queue", (pbx) -> {
			talk(pbx, "2002");
			pbx.bob().hold();
			pbx.bob().call("queue-live-support");
			pbx.pass(PBX_ANSWER + TALK);
			pbx.bob().completeTransfer();
			addCarol(pbx);
			pbx.pass(1 + ANSWER + TALK);
			pbx.alice().hangUp();
			remove(pbx, "live-support", "PJSIP/2003");
		});
	}

	private static void addCarol(SimulatedPbx pbx) {
		pbx.execute("QueueAdd", "Queue", "live-support", "Interface", "PJSIP/2003", "MemberName", "Carol");
		pbx.carol().behave(ANSWERS);
	}

	private static void addBob(SimulatedPbx pbx, String queue) {
		pbx.execute("QueueAdd", "Queue", queue, "Interface", "PJSIP/2002", "MemberName", "Bob");
	}

	private static void addBobByLocalChannel(SimulatedPbx pbx) {
		pbx.execute("QueueAdd", "Queue", "live-support", "Interface", "Local/2002@live/n", "MemberName", "Bob",
				"StateInterface", "PJSIP/2002");
	}

	private static void remove(SimulatedPbx pbx, String queue, String member) {
		pbx.execute("QueueRemove", "Queue", queue, "Interface", member);
	}

	private static void talkToBob(SimulatedPbx pbx) {
		pbx.bob().behave(ANSWERS);
		pbx.alice().call("queue-live-support");
		pbx.pass(ANSWER + PBX_ANSWER + TALK);
	}

	private static void answeredByCarol(SimulatedPbx pbx, double delay) {
		addBob(pbx, "live-linear");
		pbx.execute("QueueAdd", "Queue", "live-linear", "Interface", "PJSIP/2003", "MemberName", "Carol");
		pbx.carol().behave(ANSWERS);
		pbx.alice().call("queue-live-linear");
		pbx.pass(delay + PBX_ANSWER + ANSWER + TALK);
		pbx.alice().hangUp();
		remove(pbx, "live-linear", "PJSIP/2003");
		remove(pbx, "live-linear", "PJSIP/2002");
	}

	private static void transferToCarol(SimulatedPbx pbx) {
		pbx.carol().behave(ANSWERS);
		talkToBob(pbx);
		pbx.bob().transfer("2003");
		talkAndHangUp(pbx, pbx.alice());
	}

	private void conferences() {
		this.scripts.put("conference", (pbx) -> {
			for (Phone phone : new Phone[] { pbx.alice(), pbx.bob(), pbx.carol() }) {
				phone.call("conference");
				pbx.pass(RING);
			}
			pbx.pass(TALK - RING);
			for (Phone phone : new Phone[] { pbx.alice(), pbx.bob(), pbx.carol() }) {
				phone.hangUp();
				pbx.pass(RING);
			}
		});
		this.scripts.put("spy", (pbx) -> {
			pbx.bob().behave(ANSWERS);
			pbx.alice().call("2002");
			pbx.pass(ANSWER + RING);
			pbx.carol().call("spy-2001");
			pbx.pass(RING);
			pbx.carol().hangUp();
			pbx.pass(RING);
			pbx.alice().hangUp();
		});
	}

	/** The steps of a scenario. */
	@FunctionalInterface
	interface Script {

		void run(SimulatedPbx pbx);

	}

}
