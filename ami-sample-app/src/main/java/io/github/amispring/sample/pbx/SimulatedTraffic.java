/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.pbx;

import java.time.Duration;
import java.util.List;

import io.github.amispring.action.QueuePauseAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.LiveConference;
import io.github.amispring.live.model.ParkedCall;
import io.github.amispring.simulator.AmiSimulator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves everything that the console shows: a conference whose members come, talk and
 * leave, calls that are parked and retrieved, held and transferred, calls to the queues,
 * and agents who pause. It adds to the simulator's own traffic, which consists of calls
 * only. Everything happens on the clock of the simulator.
 */
class SimulatedTraffic {

	private static final Logger logger = LoggerFactory.getLogger(SimulatedTraffic.class);

	private static final List<String> REASONS = List.of("Lunch", "Training", "Meeting", "Break", "Paperwork");

	private static final Duration RETRY = Duration.ofSeconds(2);

	private final AmiSimulator pbx;

	private final AmiClient client;

	private final LivePbx live;

	private final SimulatedUsers users;

	private volatile boolean stopped;

	SimulatedTraffic(AmiSimulator pbx, AmiClient client, LivePbx live, long seed) {
		this.pbx = pbx;
		this.client = client;
		this.live = live;
		this.users = new SimulatedUsers(pbx, seed);
	}

	void start() {
		repeat(1, 35, this::conference);
		repeat(1, 22, this::hold);
		repeat(1, 15, this::queue);
		repeat(2, 18, this::pause);
		repeat(2, 30, this::park);
		repeat(3, 26, this::blindTransfer);
		repeat(8, 40, this::attendedTransfer);
	}

	void stop() {
		this.stopped = true;
	}

	private void repeat(int first, int period, Scene scene) {
		after(first, () -> {
			boolean played = this.pbx.isRunning() && scene.play();
			repeat(played ? period : (int) RETRY.toSeconds(), period, scene);
		});
	}

	private void after(double seconds, Runnable step) {
		this.pbx.clock().schedule(Duration.ofMillis(Math.round(seconds * 1000)), () -> {
			if (!this.stopped) {
				attempt(step);
			}
		});
	}

	/** Another user may have ended the call, or the PBX may have been stopped. */
	private static void attempt(Runnable step) {
		try {
			step.run();
		}
		catch (IllegalStateException ex) {
			logger.debug("A step of the simulated traffic is not possible: {}", ex.getMessage());
		}
	}

	private boolean conference() {
		List<String> members = this.users.reserve(3);
		if (members == null) {
			return false;
		}
		for (int i = 0; i < members.size(); i++) {
			String device = members.get(i);
			after(i * 2, () -> this.users.phone(device).call(SimulatedSite.CONFERENCE));
			after(24 + i * 3, () -> hangUpAll(device));
		}
		for (int i = 0; i < 7; i++) {
			String speaker = members.get(i % members.size());
			after(5 + i * 2.5, () -> talk(speaker, true));
			after(7 + i * 2.5, () -> talk(speaker, false));
		}
		after(32, () -> this.users.release(members));
		return true;
	}

	/** The simulator does not listen to the members. */
	private void talk(String device, boolean talking) {
		for (LiveConference conference : this.live.conferences()) {
			for (LiveConference.Member member : conference.members()) {
				if (device.equals(member.device())) {
					this.pbx.raise("Event", "ConfbridgeTalking", "Conference", conference.name(), "Channel",
							member.channel(), "Uniqueid", member.uniqueId(), "TalkingStatus", talking ? "on" : "off",
							"Admin", "No");
				}
			}
		}
	}

	private boolean hold() {
		List<String> devices = this.users.reserve(2);
		if (devices == null) {
			return false;
		}
		String caller = devices.get(0);
		this.users.phone(caller).call(SimulatedUsers.number(devices.get(1)));
		after(4, () -> this.users.phone(caller).hold());
		after(10, () -> this.users.phone(caller).resume());
		end(16, devices, null);
		return true;
	}

	private boolean queue() {
		String caller = this.users.callFromOutside(this.users.any(SimulatedSite.QUEUES));
		end(25, List.of(), caller);
		return true;
	}

	private boolean pause() {
		String agent = this.users.any(SimulatedSite.AGENTS);
		String reason = this.users.any(REASONS);
		this.client.send(QueuePauseAction.of(agent, true).reason(reason));
		after(9, () -> this.client.send(QueuePauseAction.of(agent, false)));
		return true;
	}

	private boolean park() {
		List<String> devices = this.users.reserve(2);
		if (devices == null) {
			return false;
		}
		String parker = devices.get(0);
		String caller = this.users.callFromOutside(SimulatedUsers.number(parker));
		after(4, () -> this.users.phone(parker).press("#72"));
		after(10, () -> retrieve(parker, devices.get(1)));
		end(22, devices, caller);
		return true;
	}

	private void retrieve(String parker, String retriever) {
		for (ParkedCall parked : this.live.parked()) {
			Integer space = parked.space();
			if (space != null && parker.equals(parked.by())) {
				this.users.phone(retriever).call(SimulatedSite.retrieval(space));
			}
		}
	}

	private boolean blindTransfer() {
		List<String> devices = this.users.reserve(2);
		if (devices == null) {
			return false;
		}
		String caller = this.users.callFromOutside(SimulatedUsers.number(devices.get(0)));
		after(6, () -> this.users.phone(devices.get(0)).transfer(SimulatedUsers.number(devices.get(1))));
		end(20, devices, caller);
		return true;
	}

	private boolean attendedTransfer() {
		List<String> devices = this.users.reserve(2);
		if (devices == null) {
			return false;
		}
		String first = devices.get(0);
		String caller = this.users.callFromOutside(SimulatedUsers.number(first));
		after(5, () -> this.users.phone(first).hold());
		after(6, () -> this.users.phone(first).call(SimulatedUsers.number(devices.get(1))));
		after(11, () -> this.users.phone(first).completeTransfer());
		end(24, devices, caller);
		return true;
	}

	/** Ends a scene: the caller and the phones hang up. */
	private void end(int seconds, List<String> devices, @Nullable String caller) {
		after(seconds, () -> {
			if (caller != null) {
				this.pbx.hangUp(caller);
			}
			devices.forEach(this::hangUpAll);
			this.users.release(devices);
		});
	}

	private void hangUpAll(String device) {
		this.users.phone(device).channels().forEach(this.pbx::hangUp);
	}

	/** Part of the traffic that is played again and again. */
	@FunctionalInterface
	private interface Scene {

		/**
		 * Starts the scene.
		 * @return {@code false} if not enough phones are free
		 */
		boolean play();

	}

}
