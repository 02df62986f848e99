/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import io.github.amispring.simulator.pbx.channel.PbxChannel;

/**
 * The execution of an application on a channel.
 */
public interface Execution {

	/**
	 * Returns the channel that executes the application.
	 * @return the channel
	 */
	PbxChannel channel();

	/**
	 * Continues with the next priority of the dialplan.
	 */
	void next();

	/**
	 * Continues with the first priority of another extension.
	 * @param exten the extension
	 */
	void goTo(String exten);

	/**
	 * Ends the channel.
	 * @param cause the hangup cause, if the channel has none yet
	 */
	void finish(int cause);

}
