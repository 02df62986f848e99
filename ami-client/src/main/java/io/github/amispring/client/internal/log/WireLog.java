/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.log;

import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs all sent actions and received messages at level {@code TRACE}, for
 * troubleshooting. Secrets are masked.
 */
public final class WireLog {

	private static final Logger logger = LoggerFactory.getLogger("io.github.amispring.wire");

	private final String server;

	public WireLog(String server) {
		this.server = server;
	}

	public boolean isEnabled() {
		return logger.isTraceEnabled();
	}

	public void sent(AmiAction<?> action, String actionId) {
		if (logger.isTraceEnabled()) {
			logger.trace("PBX \"{}\" >> {} {} {}", this.server, action.name(), actionId,
					action.headers().stream().map((header) -> header.toString(action.isSecret(header))).toList());
		}
	}

	public void received(AmiMessage message) {
		if (logger.isTraceEnabled()) {
			logger.trace("PBX \"{}\" << {}", this.server, message);
		}
	}

}
