/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.amispring.simulator.pbx.dialplan.DialplanStep;
import io.github.amispring.simulator.pbx.phone.Endpoint;
import io.github.amispring.simulator.pbx.queue.QueueOptions;
import io.github.amispring.simulator.pbx.transfer.FeatureCodes;

/**
 * The configuration of a PBX.
 *
 * @param endpoints the phones and trunks
 * @param extensions the steps of the extensions, in addition to the numbers of the
 * endpoints
 * @param queues the queues
 * @param hints the devices of the extensions that have a hint
 * @param featureCodes the keys with which the parties of a call transfer and park
 * @param parkingTime the time after which a call is no longer parked
 */
public record PbxSettings(List<Endpoint> endpoints, Map<String, List<DialplanStep>> extensions,
		List<QueueSettings> queues, Map<String, String> hints, FeatureCodes featureCodes, Duration parkingTime) {

	/** The time after which a call is no longer parked, as in Asterisk. */
	public static final Duration DEFAULT_PARKING_TIME = Duration.ofSeconds(45);

	/**
	 * Creates a configuration without hints, with the default keys and parking time.
	 * @param endpoints the phones and trunks
	 * @param extensions the steps of the extensions, in addition to the numbers of the
	 * endpoints
	 * @param queues the queues
	 */
	public PbxSettings(List<Endpoint> endpoints, Map<String, List<DialplanStep>> extensions,
			List<QueueSettings> queues) {
		this(endpoints, extensions, queues, Map.of(), FeatureCodes.DEFAULT, DEFAULT_PARKING_TIME);
	}

	/**
	 * The configuration of a queue.
	 *
	 * @param name the name
	 * @param strategy the strategy that selects the members to call
	 * @param members the devices of the static members
	 * @param options the options
	 */
	public record QueueSettings(String name, String strategy, List<String> members, QueueOptions options) {

		/**
		 * Creates a configuration with the default options.
		 * @param name the name
		 * @param strategy the strategy that selects the members to call
		 * @param members the devices of the static members
		 */
		public QueueSettings(String name, String strategy, List<String> members) {
			this(name, strategy, members, QueueOptions.DEFAULT);
		}

	}

}
