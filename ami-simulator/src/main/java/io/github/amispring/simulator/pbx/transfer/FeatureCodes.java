/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.transfer;

import java.util.EnumMap;
import java.util.Map;

import io.github.amispring.simulator.pbx.channel.Feature;

/**
 * The keys with which the parties of a call transfer and park the other party
 * (features.conf).
 *
 * @param blindTransfer the keys before the extension of a blind transfer
 * @param attendedTransfer the keys before the extension of an attended transfer
 * @param park the keys that park the other party
 * @since 1.0.0
 */
public record FeatureCodes(String blindTransfer, String attendedTransfer, String park) {

	/** The keys that end a consultation; the first two parties talk again. */
	public static final String ABORT = "*1";

	/** The keys that complete a consultation; the party that started it is hung up. */
	public static final String COMPLETE = "*2";

	/** The keys that connect all three parties of a consultation. */
	public static final String JOIN_ALL = "*3";

	/** The keys in the sample configuration of Asterisk. */
	public static final FeatureCodes DEFAULT = new FeatureCodes("#1", "*2", "#72");

	Map<Feature, String> byFeature() {
		Map<Feature, String> codes = new EnumMap<>(Feature.class);
		codes.put(Feature.BLIND_TRANSFER, this.blindTransfer);
		codes.put(Feature.ATTENDED_TRANSFER, this.attendedTransfer);
		codes.put(Feature.PARK, this.park);
		return codes;
	}

}
