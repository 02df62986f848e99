/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.time.Instant;

import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.exception.AmiException;
import io.github.amispring.live.model.ViewState;
import org.jspecify.annotations.Nullable;

/**
 * A PBX and the connection to it.
 *
 * @param name the name of the server
 * @param address the host and port
 * @param simulated whether the PBX is simulated
 * @param state the state of the connection
 * @param asteriskVersion the version of Asterisk
 * @param connectedSince the instant at which the connection was established
 * @param problem the reason why the PBX is not connected
 * @param view the state of the live view
 * @param asOf since when the live view is not valid, {@code null} if it is valid
 */
public record ServerView(String name, String address, boolean simulated, AmiClientStatus.State state,
		@Nullable String asteriskVersion, @Nullable Instant connectedSince, @Nullable String problem, ViewState view,
		@Nullable Instant asOf) {

	/**
	 * Creates the record of a PBX.
	 * @param address the host and port
	 * @param simulated whether the PBX is simulated
	 * @param status the status of the connection
	 * @param view the state of the live view
	 * @param asOf since when the live view is not valid
	 * @return the record
	 */
	public static ServerView of(String address, boolean simulated, AmiClientStatus status, ViewState view,
			@Nullable Instant asOf) {
		AmiException error = status.lastError();
		return new ServerView(status.server(), address, simulated, status.state(), status.asteriskVersion(),
				status.connectedSince(), (error != null) ? error.getMessage() : null, view, asOf);
	}

}
