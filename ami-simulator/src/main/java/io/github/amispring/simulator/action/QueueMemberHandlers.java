/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.queue.CallQueue;
import io.github.amispring.simulator.pbx.queue.QueueMember;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * QueueAdd, QueueRemove, QueuePause, QueuePenalty and QueueMemberRingInUse.
 */
final class QueueMemberHandlers {

	private final Supplier<Pbx> pbx;

	QueueMemberHandlers(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	void add(ActionRequest request, ResponseWriter response) {
		String device = request.get("Interface");
		if (request.get("Queue").isEmpty()) {
			response.error("'Queue' not specified.");
			return;
		}
		if (device.isEmpty()) {
			response.error("'Interface' not specified.");
			return;
		}
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			CallQueue queue = pbx.queues().find(request.get("Queue"));
			if (queue == null) {
				response.error("Unable to add interface to queue: No such queue");
			}
			else if (queue.member(device) != null) {
				response.error("Unable to add interface: Already there");
			}
			else {
				String name = request.get("MemberName");
				String state = request.get("StateInterface");
				pbx.queues()
					.add(queue, device, state.isEmpty() ? device : state, name.isEmpty() ? device : name,
							Math.max(0, number(request.get("Penalty"), 0)), request.isTrue("Paused"),
							request.get("Reason"));
				response.success("Added interface to queue");
			}
		});
	}

	private static int number(String text, int defaultValue) {
		try {
			return Integer.parseInt(text.trim());
		}
		catch (NumberFormatException ex) {
			return defaultValue;
		}
	}

	void remove(ActionRequest request, ResponseWriter response) {
		String device = request.get("Interface");
		if (request.get("Queue").isEmpty() || device.isEmpty()) {
			response.error("Need 'Queue' and 'Interface' parameters.");
			return;
		}
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			CallQueue queue = pbx.queues().find(request.get("Queue"));
			QueueMember member = (queue != null) ? queue.member(device) : null;
			if (queue == null) {
				response.error("Unable to remove interface from queue: No such queue");
			}
			else if (member == null) {
				response.error("Unable to remove interface: Not there");
			}
			else {
				pbx.queues().remove(queue, member);
				response.success("Removed interface from queue");
			}
		});
	}

	void pause(ActionRequest request, ResponseWriter response) {
		String device = request.get("Interface");
		if (device.isEmpty() || request.get("Paused").isEmpty()) {
			response.error("Need 'Interface' and 'Paused' parameters.");
			return;
		}
		Pbx pbx = this.pbx.get();
		boolean paused = request.isTrue("Paused");
		if (pbx.locked(() -> pbx.queues().pause(queue(request), device, paused, request.get("Reason")))) {
			response.success("Interface " + (paused ? "paused" : "unpaused") + " successfully");
		}
		else {
			response.error("Interface not found");
		}
	}

	private static @Nullable String queue(ActionRequest request) {
		String queue = request.get("Queue");
		return queue.isEmpty() ? null : queue;
	}

	void penalty(ActionRequest request, ResponseWriter response) {
		String device = request.get("Interface");
		if (device.isEmpty() || request.get("Penalty").isEmpty()) {
			response.error("Need 'Interface' and 'Penalty' parameters.");
			return;
		}
		Pbx pbx = this.pbx.get();
		int penalty = number(request.get("Penalty"), 0);
		if (penalty >= 0 && pbx.locked(() -> pbx.queues().penalty(queue(request), device, penalty))) {
			response.success("Interface penalty set successfully");
		}
		else {
			response.error("Invalid interface, queuename or penalty");
		}
	}

	void ringInUse(ActionRequest request, ResponseWriter response) {
		String device = request.get("Interface");
		if (device.isEmpty() || request.get("RingInUse").isEmpty()) {
			response.error("Need 'Interface' and 'RingInUse' parameters.");
			return;
		}
		Pbx pbx = this.pbx.get();
		boolean ringInUse = request.isTrue("RingInUse");
		if (pbx.locked(() -> pbx.queues().ringInUse(queue(request), device, ringInUse))) {
			response.success("Interface ringinuse set successfully");
		}
		else {
			response.error("Invalid interface, queuename, or ringinuse value");
		}
	}

}
