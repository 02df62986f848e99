/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.wallboard;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.ChangesLostEvent;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedCall;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class CallArchive {

	private final LivePbx pbx;

	private final CallRecords records;

	CallArchive(LivePbx pbx, CallRecords records) {
		this.pbx = pbx;
		this.records = records;
	}

	@EventListener
	void on(CallEndedEvent event) {
		store(event.ended());
	}

	@EventListener
	void on(ChangesLostEvent event) {
		this.pbx.history().forEach(this::store);
	}

	private void store(EndedCall ended) {
		if (ended.outcome() != CallOutcome.MERGED) {
			this.records.save(new CallRecord(ended));
		}
	}

}
