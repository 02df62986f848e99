/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * All queues, and what can be done to their members. Use it only inside
 * {@link Pbx#locked}.
 */
public final class Queues {

	private final Map<String, CallQueue> queues = new LinkedHashMap<>();

	private final Engine engine;

	private final DeviceStates devices;

	private final Map<String, Endpoint> endpoints;

	Queues(Engine engine, DeviceStates devices, Map<String, Endpoint> endpoints) {
		this.engine = engine;
		this.devices = devices;
		this.endpoints = endpoints;
		devices.onChange(this::deviceChanged);
	}

	void add(CallQueue queue) {
		this.queues.put(queue.name(), queue);
	}

	/**
	 * All queues.
	 * @return the queues in their order
	 */
	public Collection<CallQueue> all() {
		return this.queues.values();
	}

	/**
	 * Finds a queue.
	 * @param name the name
	 * @return the queue, or {@code null}
	 */
	public @Nullable CallQueue find(String name) {
		return this.queues.get(name);
	}

	/** Adds a member that is there from the start, without an event. */
	void addStatic(CallQueue queue, String device, String name) {
		QueueMember member = new QueueMember(queue.name(), device, device, name, false,
				this.engine.now().getEpochSecond());
		member.status = status(member);
		queue.members().add(member);
	}

	/**
	 * Adds a member.
	 * @param queue the queue, in which the device is no member yet
	 * @param device the member's device
	 * @param stateDevice the device whose state counts
	 * @param name the member's name
	 * @param penalty the penalty
	 * @param paused whether the member pauses
	 * @param reason why the member pauses, possibly empty
	 */
	public void add(CallQueue queue, String device, String stateDevice, String name, int penalty, boolean paused,
			String reason) {
		QueueMember member = new QueueMember(queue.name(), device, stateDevice, name, true,
				this.engine.now().getEpochSecond());
		member.penalty = penalty;
		member.paused = paused;
		member.pausedReason = reason;
		member.lastPause = paused ? member.loginTime : 0;
		member.status = status(member);
		queue.members().add(member);
		publish("QueueMemberAdded", member);
		availability(queue, member);
	}

	/**
	 * Removes a member.
	 * @param queue the queue
	 * @param member one of its members
	 */
	public void remove(CallQueue queue, QueueMember member) {
		queue.members().remove(member);
		publish("QueueMemberRemoved", member);
		availability(queue, null);
	}

	/**
	 * Lets members pause, or not any longer.
	 * @param name the queue, {@code null} for all
	 * @param device the member's device
	 * @param paused whether to pause
	 * @param reason why, possibly empty
	 * @return whether there was such a member
	 */
	public boolean pause(@Nullable String name, String device, boolean paused, String reason) {
		boolean found = false;
		for (CallQueue queue : selected(name)) {
			QueueMember member = queue.member(device);
			if (member != null) {
				found = true;
				member.paused = paused;
				member.pausedReason = paused ? reason : "";
				member.lastPause = paused ? this.engine.now().getEpochSecond() : member.lastPause;
				availability(queue, member);
				EventWriter event = members("QueueMemberPause", member);
				this.engine.publish(event);
			}
		}
		return found;
	}

	/**
	 * Changes the penalty of members.
	 * @param name the queue, {@code null} for all
	 * @param device the member's device
	 * @param penalty the new penalty
	 * @return whether there was such a member
	 */
	public boolean penalty(@Nullable String name, String device, int penalty) {
		boolean found = false;
		for (CallQueue queue : selected(name)) {
			QueueMember member = queue.member(device);
			if (member != null) {
				found = true;
				member.penalty = penalty;
				publish("QueueMemberPenalty", member);
			}
		}
		return found;
	}

	/**
	 * Changes whether members are called while they talk.
	 * @param name the queue, {@code null} for all
	 * @param device the member's device
	 * @param ringInUse whether to call them
	 * @return whether there was such a member
	 */
	public boolean ringInUse(@Nullable String name, String device, boolean ringInUse) {
		boolean found = false;
		for (CallQueue queue : selected(name)) {
			QueueMember member = queue.member(device);
			if (member != null) {
				found = true;
				member.ringInUse = ringInUse;
				publish("QueueMemberRinginuse", member);
			}
		}
		return found;
	}

	private List<CallQueue> selected(@Nullable String name) {
		if (name == null) {
			return new ArrayList<>(this.queues.values());
		}
		CallQueue queue = this.queues.get(name);
		return (queue != null) ? List.of(queue) : List.of();
	}

	private void deviceChanged(String device) {
		for (CallQueue queue : this.queues.values()) {
			for (QueueMember member : queue.members()) {
				int status = status(member);
				if (member.stateDevice.equals(device) && member.status != status) {
					member.status = status;
					publish("QueueMemberStatus", member);
				}
			}
		}
	}

	private int status(QueueMember member) {
		boolean known = member.stateDevice.startsWith("Local/") || this.endpoints.containsKey(member.stateDevice);
		return known ? this.devices.state(member.stateDevice).number() : DeviceState.INVALID.number();
	}

	/** The states that Asterisk makes for queues, so that phones can show them. */
	private void availability(CallQueue queue, @Nullable QueueMember member) {
		if (member != null) {
			this.devices.set("Queue:" + queue.name() + "_pause_" + member.device,
					member.paused ? DeviceState.INUSE : DeviceState.NOT_INUSE);
		}
		boolean free = queue.members().stream().anyMatch(QueueMember::isFree);
		this.devices.set("Queue:" + queue.name() + "_avail", free ? DeviceState.NOT_INUSE : DeviceState.INUSE);
	}

	/** Callers wait in a queue, or nobody does any longer. */
	void occupied(CallQueue queue) {
		this.devices.set("Queue:" + queue.name(),
				queue.callers().isEmpty() ? DeviceState.NOT_INUSE : DeviceState.RINGING);
	}

	private void publish(String event, QueueMember member) {
		this.engine.publish(members(event, member));
	}

	private static EventWriter members(String event, QueueMember member) {
		return EventWriter.event(event, EventClass.AGENT)
			.add("Queue", member.queue)
			.add("MemberName", member.name)
			.add("Interface", member.device)
			.add("StateInterface", member.stateDevice)
			.add("Membership", member.membership())
			.add("Penalty", member.penalty)
			.add("CallsTaken", member.callsTaken)
			.add("LastCall", member.lastCall)
			.add("LastPause", member.lastPause)
			.add("LoginTime", member.loginTime)
			.add("InCall", member.inCall())
			.add("Status", member.status)
			.add("Paused", member.paused())
			.add("PausedReason", member.pausedReason)
			.add("Ringinuse", member.ringInUse ? 1 : 0)
			.add("Wrapuptime", member.wrapUpTime);
	}

}
