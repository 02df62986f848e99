/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.queue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.github.amispring.simulator.pbx.channel.DeviceState;
import io.github.amispring.simulator.pbx.channel.DeviceStates;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * The queues, and the operations on their members. Access it only under the lock of the
 * {@link Engine}.
 */
public final class Queues {

	private final Map<String, CallQueue> queues = new LinkedHashMap<>();

	private final Engine engine;

	private final DeviceStates devices;

	private final Map<String, Endpoint> endpoints;

	/**
	 * Creates a registry without queues.
	 * @param engine the engine of the PBX
	 * @param devices the states of the devices
	 * @param endpoints the endpoints by device
	 */
	public Queues(Engine engine, DeviceStates devices, Map<String, Endpoint> endpoints) {
		this.engine = engine;
		this.devices = devices;
		this.endpoints = endpoints;
		devices.onChange(this::deviceChanged);
	}

	/**
	 * Creates a queue without publishing events.
	 * @param name the name
	 * @param strategy the strategy that selects the members to call
	 * @param devices the devices of the static members
	 * @param options the options
	 */
	public void create(String name, String strategy, List<String> devices, QueueOptions options) {
		CallQueue queue = new CallQueue(name, strategy, options);
		this.queues.put(name, queue);
		for (String device : devices) {
			Endpoint endpoint = this.endpoints.get(device);
			QueueMember member = new QueueMember(name, device, device, (endpoint != null) ? endpoint.name() : device,
					false, this.engine.now().getEpochSecond());
			member.status = status(member);
			queue.members().add(member);
		}
	}

	/**
	 * Returns all queues.
	 * @return the queues in the order in which they were created
	 */
	public Collection<CallQueue> all() {
		return this.queues.values();
	}

	/**
	 * Finds a queue.
	 * @param name the name
	 * @return the queue, {@code null} if there is none
	 */
	public @Nullable CallQueue find(String name) {
		return this.queues.get(name);
	}

	/**
	 * Adds a dynamic member.
	 * @param queue the queue, which must not have a member with this device
	 * @param device the device of the member
	 * @param stateDevice the device whose state the queue uses
	 * @param name the name of the member
	 * @param penalty the penalty
	 * @param paused whether the member is paused
	 * @param reason the reason for the pause, possibly empty
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
		updateAvailable(queue, member);
	}

	/**
	 * Removes a member.
	 * @param queue the queue
	 * @param member a member of this queue
	 */
	public void remove(CallQueue queue, QueueMember member) {
		queue.members().remove(member);
		publish("QueueMemberRemoved", member);
		updateAvailable(queue, null);
	}

	/**
	 * Pauses a member, or ends its pause.
	 * @param name the queue, {@code null} for all queues
	 * @param device the device of the member
	 * @param paused whether the member is paused
	 * @param reason the reason for the pause, possibly empty
	 * @return whether the member exists
	 */
	public boolean pause(@Nullable String name, String device, boolean paused, String reason) {
		return change(name, device, (queue, member) -> pause(queue, member, paused, reason));
	}

	private void pause(CallQueue queue, QueueMember member, boolean paused, String reason) {
		member.paused = paused;
		member.pausedReason = paused ? reason : "";
		member.lastPause = paused ? this.engine.now().getEpochSecond() : member.lastPause;
		updateAvailable(queue, member);
		boolean repeated = this.engine.version().hasPauseReason() && !reason.isEmpty();
		this.engine.publish(event("QueueMemberPause", member).addIfPresent("Reason", repeated ? reason : null));
	}

	/** Pauses a member who did not answer, if the queue is configured so. */
	void autoPause(CallQueue queue, QueueMember member) {
		if (queue.options().autoPause() && !member.paused) {
			pause(queue, member, true, "Auto-Pause");
		}
	}

	/**
	 * Sets the penalty of a member.
	 * @param name the queue, {@code null} for all queues
	 * @param device the device of the member
	 * @param penalty the penalty
	 * @return whether the member exists
	 */
	public boolean penalty(@Nullable String name, String device, int penalty) {
		return change(name, device, (queue, member) -> {
			member.penalty = penalty;
			publish("QueueMemberPenalty", member);
		});
	}

	/**
	 * Sets whether a member is called while its device is in use.
	 * @param name the queue, {@code null} for all queues
	 * @param device the device of the member
	 * @param ringInUse whether the member is called
	 * @return whether the member exists
	 */
	public boolean ringInUse(@Nullable String name, String device, boolean ringInUse) {
		return change(name, device, (queue, member) -> {
			member.ringInUse = ringInUse;
			publish("QueueMemberRinginuse", member);
		});
	}

	private boolean change(@Nullable String name, String device, BiConsumer<CallQueue, QueueMember> change) {
		boolean found = false;
		for (CallQueue queue : this.queues.values()) {
			QueueMember member = (name == null || name.equals(queue.name())) ? queue.member(device) : null;
			if (member != null) {
				found = true;
				change.accept(queue, member);
			}
		}
		return found;
	}

	private void deviceChanged(String device) {
		for (CallQueue queue : this.queues.values()) {
			for (QueueMember member : queue.members()) {
				int status = status(member);
				if (member.stateDevice.equals(device) && member.status != status) {
					member.status = status;
					if (status == DeviceState.NOT_INUSE.number()) {
						member.endCall(this.engine.now());
					}
					publish("QueueMemberStatus", member);
					updateAvailable(queue, null);
				}
			}
		}
	}

	private int status(QueueMember member) {
		boolean known = member.stateDevice.startsWith("Local/") || this.endpoints.containsKey(member.stateDevice);
		return known ? this.devices.state(member.stateDevice).number() : DeviceState.INVALID.number();
	}

	/** Sets the device states that Asterisk derives from pauses and free members. */
	private void updateAvailable(CallQueue queue, @Nullable QueueMember member) {
		if (member != null) {
			this.devices.set("Queue:" + queue.name() + "_pause_" + member.device,
					member.paused ? DeviceState.INUSE : DeviceState.NOT_INUSE);
		}
		boolean free = queue.members().stream().anyMatch(QueueMember::isFree);
		this.devices.set("Queue:" + queue.name() + "_avail", free ? DeviceState.NOT_INUSE : DeviceState.INUSE);
	}

	/** Sets the device state that Asterisk derives from the waiting callers. */
	void updateOccupied(CallQueue queue) {
		this.devices.set("Queue:" + queue.name(),
				queue.callers().isEmpty() ? DeviceState.NOT_INUSE : DeviceState.RINGING);
	}

	private void publish(String name, QueueMember member) {
		this.engine.publish(event(name, member));
	}

	private static EventWriter event(String name, QueueMember member) {
		return EventWriter.event(name, EventClass.AGENT)
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
			.add("Wrapuptime", QueueMember.WRAP_UP_TIME);
	}

}
