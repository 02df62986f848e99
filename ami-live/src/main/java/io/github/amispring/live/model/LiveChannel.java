/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;

import io.github.amispring.event.ChannelState;
import org.jspecify.annotations.Nullable;

/**
 * A channel of the PBX at one instant.
 *
 * @param uniqueId the Uniqueid
 * @param name the name, such as {@code PJSIP/100-00000001}
 * @param device the device, such as {@code PJSIP/100}, or {@code null} if the name does
 * not contain one
 * @param callId the identifier of the call to which the channel belongs
 * @param linkedId the Linkedid, or {@code null}
 * @param state the state of the channel, or {@code null} if it is not known
 * @param callerIdNum the caller ID number, or {@code null}
 * @param callerIdName the caller ID name, or {@code null}
 * @param connectedLineNum the number of the connected party, or {@code null}
 * @param connectedLineName the name of the connected party, or {@code null}
 * @param context the dialplan context, or {@code null}
 * @param exten the dialplan extension, or {@code null}
 * @param application the application that the channel executes, or {@code null} if it is
 * not known
 * @param bridgeId the bridge in which the channel is, or {@code null}
 * @param otherHalf the Uniqueid of the other half of a Local channel, or {@code null}
 * @param createdAt when the channel was created, or {@code null} if it is not known
 * @since 1.0.0
 */
public record LiveChannel(String uniqueId, String name, @Nullable String device, String callId,
		@Nullable String linkedId, @Nullable ChannelState state, @Nullable String callerIdNum,
		@Nullable String callerIdName, @Nullable String connectedLineNum, @Nullable String connectedLineName,
		@Nullable String context, @Nullable String exten, @Nullable String application, @Nullable String bridgeId,
		@Nullable String otherHalf, @Nullable Instant createdAt) {
}
