/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.util.List;
import java.util.Map;

import io.github.amispring.simulator.pbx.dialplan.DialplanStep;
import io.github.amispring.simulator.pbx.phone.Endpoint;

/**
 * The configuration of a PBX.
 *
 * @param endpoints the phones and trunks
 * @param extensions the steps of the extensions, in addition to the numbers of the
 * endpoints
 * @param queues the queues
 */
public record PbxSettings(List<Endpoint> endpoints, Map<String, List<DialplanStep>> extensions,
		List<QueueSettings> queues) {

	/**
	 * The configuration of a queue.
	 *
	 * @param name the name
	 * @param strategy the strategy that selects the members to call
	 * @param members the devices of the static members
	 */
	public record QueueSettings(String name, String strategy, List<String> members) {
	}

}
