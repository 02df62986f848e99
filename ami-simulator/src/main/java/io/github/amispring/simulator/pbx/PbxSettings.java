/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.util.List;
import java.util.Map;

/**
 * What a PBX consists of when it starts.
 *
 * @param endpoints the phones and trunks
 * @param extensions the dialplan, besides the endpoints' own numbers
 * @param queues the queues
 */
public record PbxSettings(List<Endpoint> endpoints, Map<String, List<DialplanStep>> extensions,
		List<QueueSettings> queues) {

	/**
	 * A queue when the PBX starts.
	 *
	 * @param name the name
	 * @param strategy how members are chosen
	 * @param members the devices of its static members
	 */
	public record QueueSettings(String name, String strategy, List<String> members) {
	}

}
