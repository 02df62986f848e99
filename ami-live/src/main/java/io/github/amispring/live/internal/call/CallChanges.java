/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.List;

import io.github.amispring.live.event.CallAnsweredEvent;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.CallHeldEvent;
import io.github.amispring.live.event.CallParkedEvent;
import io.github.amispring.live.event.CallResumedEvent;
import io.github.amispring.live.event.CallRingingEvent;
import io.github.amispring.live.event.CallStartedEvent;
import io.github.amispring.live.event.CallTransferredEvent;
import io.github.amispring.live.event.CallUpdatedEvent;
import io.github.amispring.live.internal.publish.Publication;
import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.Hold;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ParkStay;
import io.github.amispring.live.model.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * Determines which changes a call has had, by comparing its records before and after an
 * event.
 */
final class CallChanges {

	private CallChanges() {
	}

	static void changed(@Nullable LiveCall before, LiveCall call, Publication publication) {
		if (call.equals(before)) {
			return;
		}
		if (!emit(before, call, publication)) {
			publication.emit((server, version, at) -> new CallUpdatedEvent(server, version, at, call));
		}
	}

	static void ended(@Nullable LiveCall before, EndedCall ended, Publication publication) {
		emit(before, ended.call(), publication);
		publication.emit((server, version, at) -> new CallEndedEvent(server, version, at, ended));
	}

	private static boolean emit(@Nullable LiveCall before, LiveCall call, Publication publication) {
		boolean emitted = false;
		if (before == null) {
			publication.emit((server, version, at) -> new CallStartedEvent(server, version, at, call));
			emitted = true;
		}
		emitted |= ringing(before, call, publication);
		if (call.answeredAt() != null && (before == null || before.answeredAt() == null)) {
			publication.emit((server, version, at) -> new CallAnsweredEvent(server, version, at, call));
			emitted = true;
		}
		emitted |= holds((before != null) ? before.holds() : List.of(), call, publication);
		emitted |= transfers((before != null) ? before.transfers() : List.of(), call, publication);
		emitted |= parkings((before != null) ? before.parkings() : List.of(), call, publication);
		return emitted;
	}

	private static boolean ringing(@Nullable LiveCall before, LiveCall call, Publication publication) {
		boolean emitted = false;
		for (Attempt attempt : call.attempts()) {
			if (attempt.ringingAt() != null && (before == null || !rang(before, attempt))) {
				publication.emit((server, version, at) -> new CallRingingEvent(server, version, at, call, attempt));
				emitted = true;
			}
		}
		return emitted;
	}

	private static boolean rang(LiveCall before, Attempt attempt) {
		for (Attempt earlier : before.attempts()) {
			if (earlier.uniqueId().equals(attempt.uniqueId())) {
				return earlier.ringingAt() != null;
			}
		}
		return false;
	}

	private static boolean holds(List<Hold> before, LiveCall call, Publication publication) {
		boolean emitted = false;
		for (int i = 0; i < call.holds().size(); i++) {
			Hold hold = call.holds().get(i);
			if (i >= before.size()) {
				publication.emit((server, version, at) -> new CallHeldEvent(server, version, at, call, hold));
				emitted = true;
			}
			boolean wasOpen = i >= before.size() || before.get(i).to() == null;
			if (hold.to() != null && wasOpen) {
				publication.emit((server, version, at) -> new CallResumedEvent(server, version, at, call, hold));
				emitted = true;
			}
		}
		return emitted;
	}

	private static boolean transfers(List<Transfer> before, LiveCall call, Publication publication) {
		for (Transfer transfer : call.transfers()
			.subList(Math.min(before.size(), call.transfers().size()), call.transfers().size())) {
			publication.emit((server, version, at) -> new CallTransferredEvent(server, version, at, call, transfer));
		}
		return call.transfers().size() > before.size();
	}

	private static boolean parkings(List<ParkStay> before, LiveCall call, Publication publication) {
		for (ParkStay parking : call.parkings()
			.subList(Math.min(before.size(), call.parkings().size()), call.parkings().size())) {
			publication.emit((server, version, at) -> new CallParkedEvent(server, version, at, call, parking));
		}
		return call.parkings().size() > before.size();
	}

}
