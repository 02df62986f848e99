/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.model.Transfer;
import io.github.amispring.live.model.TransferKind;
import org.jspecify.annotations.Nullable;

/**
 * Adds transfers to the records of calls.
 */
final class TransferLog {

	private final Touched touched;

	private final EventTime time;

	private final int maxEntries;

	TransferLog(Touched touched, EventTime time, int maxEntries) {
		this.touched = touched;
		this.time = time;
		this.maxEntries = maxEntries;
	}

	void add(Call call, TransferKind kind, @Nullable String by, @Nullable String from, @Nullable String number,
			@Nullable String to) {
		if (call.transfers.size() >= this.maxEntries) {
			call.incomplete = true;
			return;
		}
		call.transfers.add(new Transfer(kind, this.time.now(), by, from, number, to));
		this.touched.call(call);
	}

	/** A blind transfer to the parking extension parks the call. */
	void removeOpenBlindTransfer(Call call) {
		int last = call.transfers.size() - 1;
		if (last >= 0 && call.transfers.get(last).kind() == TransferKind.BLIND
				&& call.transfers.get(last).to() == null) {
			call.transfers.remove(last);
		}
	}

}
