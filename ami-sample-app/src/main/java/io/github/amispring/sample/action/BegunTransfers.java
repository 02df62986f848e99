/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import io.github.amispring.live.control.AttendedTransfer;
import io.github.amispring.live.event.CallEndedEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The attended transfers that were begun and neither completed nor abandoned. They are
 * forgotten when their call ends.
 */
@Component
class BegunTransfers {

	private static final int CAPACITY = 500;

	private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

	private final ExpiringMap<Begun> transfers;

	@Autowired
	BegunTransfers() {
		this(Clock.systemUTC());
	}

	BegunTransfers(Clock clock) {
		this.transfers = new ExpiringMap<>(CAPACITY, TIME_TO_LIVE, clock);
	}

	/**
	 * Stores a transfer.
	 * @return the identifier of the transfer
	 */
	String add(String server, String callId, AttendedTransfer transfer) {
		String id = UUID.randomUUID().toString();
		this.transfers.put(id, new Begun(server, callId, transfer));
		return id;
	}

	/**
	 * Returns a transfer.
	 * @throws ActionException if it is not known, or has ended
	 */
	AttendedTransfer get(String server, String id) {
		return this.transfers.get(id)
			.filter((begun) -> begun.server().equals(server))
			.map(Begun::transfer)
			.orElseThrow(() -> ActionException.gone("problem.transfer-ended"));
	}

	void remove(String id) {
		this.transfers.remove(id);
	}

	int size() {
		return this.transfers.size();
	}

	@EventListener
	void on(CallEndedEvent event) {
		String server = event.server();
		String callId = event.ended().id();
		String survivor = event.ended().mergedInto();
		if (survivor == null) {
			this.transfers.removeIf((begun) -> begun.isOf(server, callId));
		}
		else {
			this.transfers.replaceAll((begun) -> begun.isOf(server, callId) ? begun.withCall(survivor) : begun);
		}
	}

	private record Begun(String server, String callId, AttendedTransfer transfer) {

		boolean isOf(String server, String callId) {
			return this.server.equals(server) && this.callId.equals(callId);
		}

		Begun withCall(String callId) {
			return new Begun(this.server, callId, this.transfer);
		}

	}

}
