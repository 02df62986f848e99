/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The request to originate a call.
 *
 * @param channel the target, such as {@code PJSIP/100}
 * @param application the application to execute once the call is answered, {@code null}
 * to execute the dialplan
 * @param context the context in the dialplan
 * @param exten the extension in the dialplan
 * @param priority the priority in the dialplan
 * @param callerNumber the number of the caller, {@code null} to keep that of the target
 * @param callerName the name of the caller, {@code null} to keep that of the target
 * @param account the account that is charged for the call, possibly empty
 * @param timeout the maximum time to wait for the answer
 * @param variables the variables of the channel, in the order in which the action
 * contains them
 * @param channelId the unique id of the channel, {@code null} to generate one
 * @param otherChannelId the unique id of the second half of a Local channel, {@code null}
 * to generate one
 */
public record OriginateRequest(String channel, @Nullable DialplanStep application, String context, String exten,
		int priority, @Nullable String callerNumber, @Nullable String callerName, String account, Duration timeout,
		Map<String, String> variables, @Nullable String channelId, @Nullable String otherChannelId) {
}
