/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An attempt to reach a phone.
 *
 * @param uniqueId the Uniqueid of the called channel
 * @param channel the name of the called channel
 * @param device the called device, such as {@code PJSIP/100}, or {@code null} if the name
 * of the channel does not contain one
 * @param number the number of the device, or {@code null}
 * @param startedAt when the attempt started
 * @param ringingAt when the phone started to ring, or {@code null} if it did not
 * @param endedAt when the attempt ended or was answered, or {@code null} if it is pending
 * @param result the result, or {@code null} if it is pending
 * @param forwardedTo the number to which the phone forwarded the call, or {@code null}
 * @param causeCode the hangup cause of the channel, or {@code null}
 * @param sipCode the code of the SIP response, or {@code null} if Asterisk does not
 * report it (16) or the channel is not a SIP channel
 * @since 1.0.0
 */
public record Attempt(String uniqueId, String channel, @Nullable String device, @Nullable String number,
		Instant startedAt, @Nullable Instant ringingAt, @Nullable Instant endedAt, @Nullable AttemptResult result,
		@Nullable String forwardedTo, @Nullable Integer causeCode, @Nullable Integer sipCode) {
}
