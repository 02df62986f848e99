/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * The parts of the name of a channel: {@code PJSIP/100-00000001}, or
 * {@code Local/100@default-00000001;2}.
 *
 * @param device the device, such as {@code PJSIP/100}, or {@code null}
 * @param localHalf whether the channel is a half of a Local channel
 * @param firstHalf whether it is the half that is called, whose name ends with {@code ;1}
 */
record ChannelName(@Nullable String device, boolean localHalf, boolean firstHalf) {

	static ChannelName of(String name) {
		boolean local = name.startsWith("Local/");
		boolean firstHalf = local && name.endsWith(";1");
		int dash = name.lastIndexOf('-');
		return new ChannelName((dash > name.indexOf('/') && name.indexOf('/') > 0) ? name.substring(0, dash) : null,
				firstHalf || (local && name.endsWith(";2")), firstHalf);
	}

}
