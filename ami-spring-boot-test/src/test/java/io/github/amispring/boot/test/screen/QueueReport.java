/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.screen;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.LiveQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Logs the state of a queue.
 */
@Component
class QueueReport {

	private static final Logger log = LoggerFactory.getLogger(QueueReport.class);

	private final LivePbx pbx;

	QueueReport(LivePbx pbx) {
		this.pbx = pbx;
	}

	void log() {
		LiveQueue support = this.pbx.queue("support").orElseThrow();
		log.info("{} callers wait, the first one since {}", support.callers().size(), support.longestWaitSince());
		log.info("Service level: {}", support.today().serviceLevel());
	}

}
