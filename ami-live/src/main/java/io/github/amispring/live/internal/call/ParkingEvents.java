/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.amispring.event.ParkedCallEvent;
import io.github.amispring.event.ParkedCallGiveUpEvent;
import io.github.amispring.event.ParkedCallSwapEvent;
import io.github.amispring.event.ParkedCallTimeOutEvent;
import io.github.amispring.event.ParkingEvent;
import io.github.amispring.event.UnParkedCallEvent;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.model.ParkResult;
import io.github.amispring.live.model.ParkStay;
import io.github.amispring.live.model.ParkedCall;
import io.github.amispring.live.model.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * ParkedCall, UnParkedCall, ParkedCallGiveUp, ParkedCallTimeOut and ParkedCallSwap, and
 * the parking spaces.
 */
final class ParkingEvents {

	private final Map<String, ParkedCall> parked = new HashMap<>();

	private final Set<String> touchedSpaces = new LinkedHashSet<>();

	private final Snapshots snapshots;

	private final Touched touched;

	private final EventTime time;

	private final TransferLog transferLog;

	private final int maxEntries;

	ParkingEvents(CallContext context) {
		this.snapshots = context.snapshots;
		this.touched = context.touched;
		this.time = context.time;
		this.transferLog = context.transferLog;
		this.maxEntries = context.settings.limits().entriesPerCall();
	}

	void register(EventRouter router) {
		router.on(ParkedCallEvent.class, (event) -> park(event, event.parkerDialString(), event.parkingTimeout()));
		router.on(UnParkedCallEvent.class, this::retrieve);
		router.on(ParkedCallGiveUpEvent.class, (event) -> ended(event, ParkResult.GAVE_UP));
		router.on(ParkedCallTimeOutEvent.class, (event) -> ended(event, ParkResult.TIMED_OUT));
		router.on(ParkedCallSwapEvent.class, (event) -> park(event, event.parkerDialString(), event.parkingTimeout()));
	}

	private void park(ParkingEvent event, @Nullable String by, @Nullable Duration timeout) {
		Channel parkee = this.snapshots.take(event.parkeeChannel());
		if (parkee == null) {
			return;
		}
		Instant now = this.time.now();
		takePlace(event, parkee);
		this.parked.put(parkee.uniqueId, new ParkedCall(event.parkingLot(), event.parkingSpace(), parkee.uniqueId,
				parkee.call.id, by, now, (timeout != null) ? now.plus(timeout) : null));
		this.touchedSpaces.add(parkee.uniqueId);
		Call call = parkee.call;
		if (call.ended || openStay(call, parkee.uniqueId) >= 0) {
			return;
		}
		this.transferLog.removeOpenBlindTransfer(call);
		if (call.parkings.size() >= this.maxEntries) {
			call.incomplete = true;
			return;
		}
		call.parkings
			.add(new ParkStay(event.parkingLot(), event.parkingSpace(), parkee.uniqueId, by, now, null, null, null));
		this.touched.channel(parkee);
	}

	/** A channel that is parked in the place of another one replaces it. */
	private void takePlace(ParkingEvent event, Channel parkee) {
		this.parked.values().removeIf((call) -> {
			boolean replaced = !call.uniqueId().equals(parkee.uniqueId) && event.parkingSpace() != null
					&& event.parkingSpace().equals(call.space()) && Objects.equals(event.parkingLot(), call.lot());
			if (replaced) {
				this.touchedSpaces.add(call.uniqueId());
				Channel channel = this.snapshots.known(call.uniqueId());
				if (channel != null) {
					closeStay(channel, null, null);
				}
			}
			return replaced;
		});
	}

	private void retrieve(UnParkedCallEvent event) {
		Channel retriever = this.snapshots.take(event.retrieverChannel());
		Channel parkee = this.snapshots.take(event.parkeeChannel());
		if (parkee == null) {
			return;
		}
		String by = (retriever != null) ? retriever.device() : null;
		ParkStay stay = end(parkee, ParkResult.RETRIEVED, by);
		if (stay != null && !parkee.call.ended) {
			Integer space = stay.space();
			this.transferLog.add(parkee.call, TransferKind.PARK, stay.by(), parkee.device(),
					(space != null) ? space.toString() : null, by);
		}
	}

	private void ended(ParkingEvent event, ParkResult result) {
		Channel parkee = this.snapshots.take(event.parkeeChannel());
		if (parkee != null) {
			end(parkee, result, null);
		}
	}

	/** Replaces the parked calls by those of the list. */
	void seed(List<ParkedCallEvent> entries) {
		Set<String> listed = new LinkedHashSet<>();
		for (ParkedCallEvent entry : entries) {
			Channel parkee = this.snapshots.take(entry.parkeeChannel());
			if (parkee != null) {
				listed.add(parkee.uniqueId);
				if (!this.parked.containsKey(parkee.uniqueId)) {
					park(entry, entry.parkerDialString(), entry.parkingTimeout());
				}
			}
		}
		for (ParkedCall call : new ArrayList<>(this.parked.values())) {
			if (!listed.contains(call.uniqueId())) {
				this.parked.remove(call.uniqueId());
				this.touchedSpaces.add(call.uniqueId());
				Channel channel = this.snapshots.known(call.uniqueId());
				if (channel != null) {
					end(channel, null, null);
				}
			}
		}
	}

	/** Called when a channel has hung up: it is no longer parked, whatever was told. */
	void gone(Channel channel) {
		if (this.parked.containsKey(channel.uniqueId)) {
			end(channel, ParkResult.GAVE_UP, null);
		}
	}

	private @Nullable ParkStay end(Channel parkee, @Nullable ParkResult result, @Nullable String retrievedBy) {
		if (this.parked.remove(parkee.uniqueId) != null) {
			this.touchedSpaces.add(parkee.uniqueId);
		}
		return closeStay(parkee, result, retrievedBy);
	}

	private @Nullable ParkStay closeStay(Channel parkee, @Nullable ParkResult result, @Nullable String retrievedBy) {
		List<ParkStay> parkings = parkee.call.parkings;
		int index = openStay(parkee.call, parkee.uniqueId);
		if (index < 0) {
			return null;
		}
		ParkStay stay = parkings.get(index);
		ParkStay ended = new ParkStay(stay.lot(), stay.space(), stay.uniqueId(), stay.by(), stay.from(),
				this.time.now(), result, retrievedBy);
		parkings.set(index, ended);
		this.touched.channel(parkee);
		return ended;
	}

	private static int openStay(Call call, String uniqueId) {
		List<ParkStay> parkings = call.parkings;
		for (int i = parkings.size() - 1; i >= 0; i--) {
			if (parkings.get(i).to() == null && parkings.get(i).uniqueId().equals(uniqueId)) {
				return i;
			}
		}
		return -1;
	}

	Set<String> touchedSpaces() {
		return this.touchedSpaces;
	}

	@Nullable ParkedCall get(String uniqueId) {
		return this.parked.get(uniqueId);
	}

	int size() {
		return this.parked.size();
	}

}
