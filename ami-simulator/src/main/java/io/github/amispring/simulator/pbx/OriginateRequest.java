/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A call that is to be made.
 *
 * @param channel whom to call, such as {@code PJSIP/100}
 * @param application what to run when it is answered, if not the dialplan
 * @param context the context in the dialplan
 * @param exten the extension in the dialplan
 * @param priority the priority in the dialplan
 * @param callerNumber the number to show, if any
 * @param callerName the name to show, if any
 * @param account the account to charge, possibly empty
 * @param timeout how long it may ring
 * @param variables the channel's variables, in the order in which they are set
 * @param channelId the id that the channel must have, if any
 * @param otherChannelId the id that the other half of a Local channel must have, if any
 */
public record OriginateRequest(String channel, @Nullable DialplanStep application, String context, String exten,
		int priority, @Nullable String callerNumber, @Nullable String callerName, String account, Duration timeout,
		Map<String, String> variables, @Nullable String channelId, @Nullable String otherChannelId) {
}
