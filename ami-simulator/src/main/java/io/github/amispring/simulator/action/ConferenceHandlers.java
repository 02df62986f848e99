/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.List;
import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.pbx.conference.Conference;
import io.github.amispring.simulator.pbx.conference.Participant;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * ConfbridgeListRooms, ConfbridgeList, ConfbridgeKick, ConfbridgeMute, ConfbridgeUnmute,
 * ConfbridgeLock and ConfbridgeUnlock.
 */
final class ConferenceHandlers {

	private static final String NO = "No";

	private final Supplier<Pbx> pbx;

	ConferenceHandlers(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	void rooms(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			if (pbx.conferences().all().isEmpty()) {
				response.error("No active conferences.");
				return;
			}
			response.list("Confbridge conferences will follow");
			for (Conference conference : pbx.conferences().all()) {
				response.entry(response.begin("ConfbridgeListRooms")
					.add("Conference", conference.name())
					.add("Parties", conference.participants().size())
					.add("Marked", 0)
					.add("Locked", yesNo(conference.locked()))
					.add("Muted", NO));
			}
			response.complete("ConfbridgeListRoomsComplete");
		});
	}

	void list(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			Conference conference = conference(pbx, request, response);
			if (conference == null) {
				return;
			}
			response.list("Confbridge user list will follow");
			conference.participants()
				.forEach((participant) -> response.entry(entry(pbx, conference, participant, response)));
			response.complete("ConfbridgeListComplete");
		});
	}

	private static EventWriter entry(Pbx pbx, Conference conference, Participant participant, ResponseWriter response) {
		EventWriter entry = response.begin("ConfbridgeList")
			.add("Conference", conference.name())
			.add("Admin", yesNo(participant.admin()))
			.add("MarkedUser", NO)
			.add("WaitMarked", NO)
			.add("EndMarked", NO)
			.addIfPresent("EndMarkedAny", pbx.version().hasEndMarkedAny() ? NO : null)
			.add("Waiting", NO)
			.add("Muted", yesNo(participant.muted()))
			.add("Talking", NO)
			.add("AnsweredTime", participant.channel().upTime(pbx.now()).toSeconds());
		return Snapshots.channel(entry, "", participant.channel());
	}

	private static String yesNo(boolean value) {
		return value ? "Yes" : NO;
	}

	/** Returns the conference of the request, or null after an error response. */
	private static @Nullable Conference conference(Pbx pbx, ActionRequest request, ResponseWriter response) {
		String name = request.get("Conference");
		if (name.isEmpty()) {
			response.error("No Conference name provided.");
			return null;
		}
		if (pbx.conferences().all().isEmpty()) {
			response.error("No active conferences.");
			return null;
		}
		Conference conference = pbx.conferences().find(name);
		if (conference == null) {
			response.error("No Conference by that name found.");
		}
		return conference;
	}

	void kick(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			Conference conference = conference(pbx, request, response);
			if (conference == null) {
				return;
			}
			String channel = request.get("Channel");
			List<Participant> kicked = conference.participants()
				.stream()
				.filter((each) -> channel.equals("all") || each.channel().name().equals(channel)
						|| (channel.equals("participants") && !each.admin()))
				.toList();
			if (kicked.isEmpty()) {
				response.error("No Channel by that name found in Conference.");
				return;
			}
			kicked.forEach(pbx.conferences()::kick);
			response.success(channel.equals("all") ? "All participants kicked" : "User kicked");
		});
	}

	void lock(ActionRequest request, ResponseWriter response) {
		lock(request, true, response);
	}

	void unlock(ActionRequest request, ResponseWriter response) {
		lock(request, false, response);
	}

	private void lock(ActionRequest request, boolean locked, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			Conference conference = conference(pbx, request, response);
			if (conference != null) {
				conference.setLocked(locked);
				response.success(locked ? "Conference locked" : "Conference unlocked");
			}
		});
	}

	void mute(ActionRequest request, ResponseWriter response) {
		mute(request, true, response);
	}

	void unmute(ActionRequest request, ResponseWriter response) {
		mute(request, false, response);
	}

	private void mute(ActionRequest request, boolean muted, ResponseWriter response) {
		String channel = request.get("Channel");
		if (!request.get("Conference").isEmpty() && channel.isEmpty()) {
			response.error("No channel name provided.");
			return;
		}
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			Conference conference = conference(pbx, request, response);
			if (conference == null) {
				return;
			}
			List<Participant> found = conference.participants()
				.stream()
				.filter((each) -> channel.equals("all") || each.channel().name().equals(channel))
				.toList();
			if (found.isEmpty()) {
				response.error("No Channel by that name found in Conference.");
				return;
			}
			found.forEach((each) -> pbx.conferences().mute(conference, each, muted));
			response.success(muted ? "User muted" : "User unmuted");
		});
	}

}
