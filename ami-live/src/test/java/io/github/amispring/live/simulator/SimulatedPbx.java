/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.amispring.Ami;
import io.github.amispring.action.CustomAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.event.UserEvent;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.AmiSimulatorBuilder;
import io.github.amispring.simulator.clock.ManualClock;
import io.github.amispring.simulator.pbx.PbxSettings;
import io.github.amispring.simulator.pbx.Phone;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import io.github.amispring.simulator.pbx.queue.QueueOptions;
import io.github.amispring.simulator.pbx.transfer.FeatureCodes;

/**
 * A simulator with the phones, the dialplan and the queues of the recorded scenarios.
 */
final class SimulatedPbx implements AutoCloseable {

	private static final List<String> PHONES = List.of("2001", "2002", "2003", "2004");

	private static final List<String> NAMES = List.of("Alice", "Bob", "Carol", "Dave");

	private static final QueueOptions OPTIONS = QueueOptions.DEFAULT.withTimeout(Duration.ofSeconds(10));

	private final ManualClock clock = new ManualClock();

	private final AmiSimulator simulator;

	private final AmiClient client;

	private final LivePbx view;

	private final List<LiveEvent> changes = new CopyOnWriteArrayList<>();

	private final List<RawEvent> events = new ArrayList<>();

	private final CountDownLatch seeded = new CountDownLatch(1);

	private final CountDownLatch end = new CountDownLatch(1);

	SimulatedPbx(String version) throws InterruptedException {
		this.simulator = builder(version).clock(this.clock).build().start();
		this.client = Ami.createClient(AmiClientSettings.builder()
			.host("127.0.0.1")
			.port(this.simulator.port())
			.credentials("admin", "secret")
			.executor(Runnable::run)
			.build());
		this.view = LivePbx.of(this.client);
		this.view.subscribe(this::record);
		this.view.start();
		this.client.subscribe(AmiEvent.class, this::record);
		this.client.start().orTimeout(20, TimeUnit.SECONDS).join();
		await(this.seeded);
	}

	/** Changes are delivered in the thread of the event. */
	private void record(LiveEvent change) {
		this.changes.add(change);
		if (change instanceof SnapshotReplacedEvent) {
			this.seeded.countDown();
		}
	}

	private static AmiSimulatorBuilder builder(String version) {
		AmiSimulatorBuilder builder = AmiSimulator.builder()
			.asteriskVersion(version.equals("16") ? "16.28.0" : "22.10.1")
			.timestampEvents();
		for (int i = 0; i < PHONES.size(); i++) {
			String number = PHONES.get(i);
			builder.endpoint("PJSIP/" + number, NAMES.get(i), PhoneBehavior.doesNotAnswer())
				.hint(number, "PJSIP/" + number)
				.extension(number, "Dial(PJSIP/" + number + ",30)", "Hangup()")
				.extension("brief-" + number, "Dial(PJSIP/" + number + ",2)", "Hangup()")
				.extension("limited-" + number, "Dial(PJSIP/" + number + ",30,S(2))", "Hangup()")
				.extension("features-" + number, "Dial(PJSIP/" + number + ",30,tTkK)", "Hangup()")
				.extension("local-" + number, "Dial(Local/" + number + "@live,30)", "Hangup()")
				.extension("double-" + number, "Dial(Local/local-" + number + "@live,30)", "Hangup()")
				.extension("kept-" + number, "Dial(Local/" + number + "@live/n,30)", "Hangup()")
				.extension("pickup-" + number, "Pickup(" + number + "@live)", "Hangup()")
				.extension("spy-" + number, "Answer()", "ChanSpy(PJSIP/" + number + ",qE)", "Hangup()")
				.extension("voicemail-" + number, "Dial(PJSIP/" + number + ",2)", "VoiceMail(" + number + "@live,s)",
						"Hangup()");
		}
		return builder.extension("2999", "Dial(PJSIP/2999,30)", "Hangup()")
			.extension("fork-2002-2003", "Dial(PJSIP/2002&PJSIP/2003,30)", "Hangup()")
			.extension("fork-2003-2004", "Dial(PJSIP/2003&PJSIP/2004,30)", "Hangup()")
			.extension("next-2003-2004", "Dial(PJSIP/2003,30,g)", "Dial(PJSIP/2004,30)", "Hangup()")
			.extension("playback", "Answer()", "Playback(tone)", "Hangup()")
			.extension("menu", "Answer()", "BackGround(tone)", "WaitExten(5)", "Hangup()")
			.extension("conference", "Answer()", "ConfBridge(live,test_bridge,test_user)", "Hangup()")
			.extension("700", "Park()")
			.extension("701", "ParkedCall(default,701)")
			.extension("park-briefly", "Park(default,st(2)c(parking-over,s,1))", "Hangup()")
			.extension("s", "NoOp()", "Hangup(16)")
			.extension("1", "Playback(tone)", "Hangup()")
			.extension("queue-live-support", "Answer()", "Queue(live-support,,,,20)", "Hangup()")
			.extension("queue-live-linear", "Answer()", "Queue(live-linear,,,,20)", "Hangup()")
			.extension("queue-live-autopause", "Answer()", "Queue(live-autopause,,,,20)", "Hangup()")
			.extension("queue-briefly", "Answer()", "Queue(live-support,,,,2)", "Hangup()")
			.queue(queue("live-support", "ringall", OPTIONS.withContext("live-keys")))
			.queue(queue("live-linear", "linear", OPTIONS.withTimeout(Duration.ofSeconds(2))))
			.queue(queue("live-autopause", "ringall", OPTIONS.withTimeout(Duration.ofSeconds(2)).withAutoPause()))
			.featureCodes(new FeatureCodes("#1", "#2", "#3"))
			.parkingTime(Duration.ofSeconds(30));
	}

	private static PbxSettings.QueueSettings queue(String name, String strategy, QueueOptions options) {
		return new PbxSettings.QueueSettings(name, strategy, List.of(), options);
	}

	private void record(AmiEvent event) {
		if (event instanceof UserEvent user && "end".equals(user.userEventName())) {
			this.end.countDown();
			return;
		}
		this.events.add(RawEvent.of(event));
	}

	Phone alice() {
		return this.simulator.phone("PJSIP/2001");
	}

	Phone bob() {
		return this.simulator.phone("PJSIP/2002");
	}

	Phone carol() {
		return this.simulator.phone("PJSIP/2003");
	}

	Phone dave() {
		return this.simulator.phone("PJSIP/2004");
	}

	void pass(double seconds) {
		this.clock.advance(Duration.ofMillis(Math.round(seconds * 1000)));
	}

	/** Executes an action. */
	void execute(String action, String... namesAndValues) {
		CustomAction request = CustomAction.named(action);
		for (int i = 0; i < namesAndValues.length; i += 2) {
			request = request.with(namesAndValues[i], namesAndValues[i + 1]);
		}
		this.client.execute(request);
	}

	/** Returns the name of the newest channel of a phone. */
	static String channelOf(Phone phone) {
		List<String> channels = phone.channels();
		return channels.get(channels.size() - 1);
	}

	/** Ends the scenario, and returns its events. */
	List<RawEvent> finish() throws InterruptedException {
		pass(30);
		if (!this.simulator.channels().isEmpty()) {
			throw new AssertionError("Channels remain: " + this.simulator.channels());
		}
		this.simulator.raise("Event", "UserEvent", "UserEvent", "end");
		await(this.end);
		return this.events;
	}

	private static void await(CountDownLatch latch) throws InterruptedException {
		if (!latch.await(20, TimeUnit.SECONDS)) {
			throw new AssertionError("The events did not arrive");
		}
	}

	/** Returns the live view, which is complete when the scenario has been finished. */
	LivePbx view() {
		return this.view;
	}

	/** Returns the changes of the live view. */
	List<LiveEvent> changes() {
		return this.changes;
	}

	@Override
	public void close() {
		this.view.close();
		this.client.close();
		this.simulator.close();
	}

}
