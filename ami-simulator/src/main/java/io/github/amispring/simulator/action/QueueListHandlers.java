/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.DeviceState;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.queue.CallQueue;
import io.github.amispring.simulator.pbx.queue.QueueCaller;
import io.github.amispring.simulator.pbx.queue.QueueMember;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * QueueStatus and QueueSummary.
 */
final class QueueListHandlers {

	private final Supplier<Pbx> pbx;

	QueueListHandlers(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	void status(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			response.list("Queue status will follow");
			for (CallQueue queue : selected(pbx, request)) {
				status(pbx, queue, request.get("Member"), response);
			}
			response.complete("QueueStatusComplete");
		});
	}

	private static Collection<CallQueue> selected(Pbx pbx, ActionRequest request) {
		String name = request.get("Queue");
		if (name.isEmpty()) {
			return pbx.queues().all();
		}
		CallQueue queue = pbx.queues().find(name);
		return (queue != null) ? List.of(queue) : List.of();
	}

	private static void status(Pbx pbx, CallQueue queue, String wanted, ResponseWriter response) {
		response.entryBeforeId(EventWriter.entry("QueueParams")
			.add("Queue", queue.name())
			.add("Max", 0)
			.add("Strategy", queue.strategy())
			.add("Calls", queue.callers().size())
			.add("Holdtime", queue.holdTime())
			.add("TalkTime", queue.talkTime())
			.add("Completed", queue.completed())
			.add("Abandoned", queue.abandoned())
			.add("ServiceLevel", queue.serviceLevel())
			.add("ServicelevelPerf", percent(queue.performance(false)))
			.add("ServicelevelPerf2", percent(queue.performance(true)))
			.add("Weight", 0));
		for (QueueMember member : queue.members()) {
			if (wanted.isEmpty() || wanted.equals(member.device())) {
				member(queue, member, response);
			}
		}
		int position = 1;
		for (QueueCaller caller : queue.callers()) {
			caller(pbx, queue, caller, position++, response);
		}
	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, "%.1f", share);
	}

	private static void member(CallQueue queue, QueueMember member, ResponseWriter response) {
		response.entryBeforeId(EventWriter.entry("QueueMember")
			.add("Queue", queue.name())
			.add("Name", member.name())
			.add("Location", member.device())
			.add("StateInterface", member.stateDevice())
			.add("Membership", member.membership())
			.add("Penalty", member.penalty())
			.add("CallsTaken", member.callsTaken())
			.add("LastCall", member.lastCall())
			.add("LastPause", member.lastPause())
			.add("LoginTime", member.loginTime())
			.add("InCall", member.inCall())
			.add("Status", member.status())
			.add("Paused", member.paused())
			.add("PausedReason", member.pausedReason())
			.add("Wrapuptime", member.wrapUpTime()));
	}

	private static void caller(Pbx pbx, CallQueue queue, QueueCaller caller, int position, ResponseWriter response) {
		PbxChannel channel = caller.channel();
		response.entryBeforeId(EventWriter.entry("QueueEntry")
			.add("Queue", queue.name())
			.add("Position", position)
			.add("Channel", channel.name())
			.add("Uniqueid", channel.uniqueId())
			.add("CallerIDNum", known(channel.callerNumber()))
			.add("CallerIDName", known(channel.callerName()))
			.add("ConnectedLineNum", known(channel.connectedNumber()))
			.add("ConnectedLineName", known(channel.connectedName()))
			.add("Wait", caller.waited(pbx.now()))
			.add("Priority", 0));
	}

	private static String known(@Nullable String text) {
		return (text != null) ? text : "unknown";
	}

	void summary(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			response.list("Queue summary will follow");
			Instant now = pbx.now();
			for (CallQueue queue : selected(pbx, request)) {
				response.entryBeforeId(EventWriter.entry("QueueSummary")
					.add("Queue", queue.name())
					.add("LoggedIn", queue.members().stream().filter(QueueListHandlers::isLoggedIn).count())
					.add("Available", queue.members()
						.stream()
						.filter((member) -> member.status() == DeviceState.NOT_INUSE.number() && member.paused() == 0)
						.count())
					.add("Callers", queue.callers().size())
					.add("HoldTime", queue.holdTime())
					.add("TalkTime", queue.talkTime())
					.add("LongestHoldTime",
							queue.callers().stream().mapToLong((caller) -> caller.waited(now)).max().orElse(0)));
			}
			response.complete("QueueSummaryComplete");
		});
	}

	private static boolean isLoggedIn(QueueMember member) {
		return member.status() != DeviceState.INVALID.number() && member.status() != DeviceState.UNAVAILABLE.number();
	}

}
