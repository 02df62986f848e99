/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.ConferenceVisit;
import io.github.amispring.live.model.EndedBy;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.Hold;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ParkStay;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueVisit;
import io.github.amispring.live.model.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * The records of ended calls as text, one line for each part, without anything that
 * differs from run to run except durations.
 */
public final class RecordText {

	// Asterisk numbers channels: 1790000000.9 comes before 1790000000.10
	private static final Comparator<String> CHANNEL_ORDER = Comparator.comparingInt(String::length)
		.thenComparing(Comparator.naturalOrder());

	private final Map<String, Integer> numbers = new HashMap<>();

	private final List<String> lines = new ArrayList<>();

	private RecordText(List<EndedCall> calls) {
		List<EndedCall> sorted = new ArrayList<>(calls);
		sorted.sort(Comparator
			.comparing((EndedCall ended) -> ended.call().startedAt(), Comparator.nullsFirst(Comparator.naturalOrder()))
			.thenComparing(EndedCall::id, CHANNEL_ORDER));
		sorted.forEach((ended) -> this.numbers.put(ended.id(), this.numbers.size() + 1));
		sorted.forEach(this::call);
	}

	/** Returns the lines for calls, which are sorted by their start. */
	public static List<String> of(List<EndedCall> calls) {
		return new RecordText(calls).lines;
	}

	private void call(EndedCall ended) {
		LiveCall call = ended.call();
		line("call " + this.numbers.get(ended.id()) + ": " + ended.outcome()
				+ ((ended.mergedInto() != null) ? " into call " + this.numbers.get(ended.mergedInto()) : ""));
		line("  caller", party(call.caller()));
		line("  dialed", call.dialedNumber());
		line("  originated", call.originated() ? "yes" : null);
		line("  parties", call.parties().isEmpty() ? null
				: String.join(", ", call.parties().stream().map(RecordText::party).toList()));
		line("  answered by PBX", (call.pbxAnsweredAt() != null) ? "yes" : null);
		line("  answered by", party(call.answeredBy()));
		line("  picked up", call.pickedUp() ? "yes" : null);
		line("  application", call.application());
		call.attempts().forEach(this::attempt);
		call.holds().forEach(this::hold);
		call.transfers().forEach(this::transfer);
		call.parkings().forEach(this::parking);
		call.queues().forEach(this::queue);
		// Two parties may join at the same time
		call.conferences().stream().map(RecordText::conference).sorted().forEach(this::line);
		line("  ring", seconds(ended.ring()));
		line("  talk", seconds(ended.talk()));
		line("  hold", seconds(ended.hold()));
		line("  park", seconds(ended.park()));
		line("  ended by", endedBy(ended.endedBy()));
		line("  cause", text(ended.causeCode()));
		line("  SIP code", text(ended.sipCode()));
		line("  incomplete", call.incomplete() ? "yes" : null);
	}

	private void attempt(Attempt attempt) {
		line("  attempt: " + attempt.device() + " " + attempt.result()
				+ ((attempt.forwardedTo() != null) ? " to " + attempt.forwardedTo() : ""));
	}

	private void hold(Hold hold) {
		line("  held by " + hold.device() + ": "
				+ ((hold.to() != null) ? seconds(Duration.between(hold.from(), hold.to())) : "to the end"));
	}

	private void transfer(Transfer transfer) {
		line("  transfer: " + transfer.kind() + " by " + transfer.by() + " from " + transfer.from() + " to "
				+ transfer.number() + ", " + transfer.to());
	}

	private void parking(ParkStay parking) {
		line("  parked by " + parking.by() + ": " + parking.result()
				+ ((parking.retrievedBy() != null) ? " by " + parking.retrievedBy() : ""));
	}

	private void queue(QueueVisit visit) {
		line("  queue " + visit.queue() + ": " + visit.outcome()
				+ ((visit.member() != null) ? " to " + visit.member() : "") + ", "
				+ ((visit.leftAt() != null) ? seconds(Duration.between(visit.joinedAt(), visit.leftAt())) : "waiting"));
	}

	private static String conference(ConferenceVisit visit) {
		return "  conference " + visit.conference() + ": "
				+ ((visit.leftAt() != null) ? seconds(Duration.between(visit.joinedAt(), visit.leftAt())) : "present");
	}

	private void line(String label, @Nullable String value) {
		if (value != null) {
			line(label + ": " + value);
		}
	}

	private void line(String line) {
		this.lines.add(line);
	}

	private static @Nullable String party(@Nullable Party party) {
		return (party != null) ? party.device() + " <" + party.number() + "> " + party.name() : null;
	}

	private static @Nullable String endedBy(@Nullable EndedBy endedBy) {
		if (endedBy == null) {
			return null;
		}
		return (endedBy.party() != null) ? endedBy.party().device() : "PBX";
	}

	private static @Nullable String seconds(@Nullable Duration duration) {
		return (duration != null) ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0) : null;
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value != null) ? value.toString() : null;
	}

}
