/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A conference of {@code ConfBridge} at one instant.
 *
 * @param name the name of the conference
 * @param startedAt when the conference started, or {@code null} if it is not known
 * @param locked whether the conference is locked, or {@code null} if it is not known
 * @param recording whether the conference is recorded, or {@code null} if it is not known
 * @param members the members, in the order in which they joined
 * @since 1.0.0
 */
public record LiveConference(String name, @Nullable Instant startedAt, @Nullable Boolean locked,
		@Nullable Boolean recording, List<Member> members) {

	/**
	 * A member of a conference.
	 *
	 * @param uniqueId the Uniqueid of the channel
	 * @param channel the name of the channel
	 * @param device the device, or {@code null} if the name of the channel does not
	 * contain one
	 * @param number the number of the member, or {@code null}
	 * @param name the name of the member, or {@code null}
	 * @param callId the identifier of the member's call, or {@code null} if the channel
	 * is not known
	 * @param admin whether the member is an administrator, or {@code null} if it is not
	 * known
	 * @param muted whether the member is muted, or {@code null} if it is not known
	 * @param talking whether the member talks, or {@code null} if it is not known
	 * @param joinedAt when the member joined, or {@code null} if it is not known
	 */
	public record Member(String uniqueId, String channel, @Nullable String device, @Nullable String number,
			@Nullable String name, @Nullable String callId, @Nullable Boolean admin, @Nullable Boolean muted,
			@Nullable Boolean talking, @Nullable Instant joinedAt) {
	}

}
