/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.util.List;

import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.ChangesLostEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.sample.database.BatchWriter;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stores the calls that end.
 */
@Component
class HistoryWriter {

	private final LivePbxs pbxs;

	private final BatchWriter<EndedCall> writer;

	HistoryWriter(LivePbxs pbxs, BatchWriter<EndedCall> writer) {
		this.pbxs = pbxs;
		this.writer = writer;
	}

	@EventListener
	void on(CallEndedEvent event) {
		this.writer.offer(event.ended());
	}

	/** The lost changes may be ends of calls. */
	@EventListener
	void on(ChangesLostEvent event) {
		storeHistory(event.server());
	}

	/** Calls may have ended before this application received changes. */
	@EventListener
	void on(SnapshotReplacedEvent event) {
		storeHistory(event.server());
	}

	// calls that are stored already are not stored again
	private void storeHistory(String server) {
		List<EndedCall> history = this.pbxs.get(server).history();
		for (int i = history.size() - 1; i >= 0; i--) {
			this.writer.offer(history.get(i));
		}
	}

}
