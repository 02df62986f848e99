/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.time.Instant;
import java.util.List;

import io.github.amispring.live.model.LiveConference;
import org.jspecify.annotations.Nullable;

/**
 * A conference.
 *
 * @param key the identifier of the conference
 * @param server the name of the server
 * @param name the name
 * @param startedAt the instant at which the conference started
 * @param locked whether the conference is locked
 * @param recording whether the conference is recorded
 * @param members the members
 */
public record ConferenceView(String key, String server, String name, @Nullable Instant startedAt,
		@Nullable Boolean locked, @Nullable Boolean recording, List<Member> members) {

	static ConferenceView of(ConferenceSource source) {
		LiveConference conference = source.conference();
		return new ConferenceView(source.key(), source.server(), conference.name(), conference.startedAt(),
				conference.locked(), conference.recording(),
				conference.members().stream().map((member) -> Member.of(member, source.directory())).toList());
	}

	/**
	 * A member of a conference.
	 *
	 * @param uniqueId the Uniqueid of the channel
	 * @param channel the name of the channel
	 * @param name the name
	 * @param number the number
	 * @param device the device
	 * @param admin whether the member is an administrator
	 * @param muted whether the member is muted
	 * @param talking whether the member talks
	 * @param joinedAt the instant at which the member joined
	 * @param callKey the identifier of the member's call
	 */
	record Member(String uniqueId, String channel, @Nullable String name, @Nullable String number,
			@Nullable String device, @Nullable Boolean admin, @Nullable Boolean muted, @Nullable Boolean talking,
			@Nullable Instant joinedAt, @Nullable String callKey) {

		static Member of(LiveConference.Member member, Directory directory) {
			return new Member(member.uniqueId(), member.channel(), name(member, directory), member.number(),
					member.device(), member.admin(), member.muted(), member.talking(), member.joinedAt(),
					member.callId());
		}

		private static @Nullable String name(LiveConference.Member member, Directory directory) {
			String name = member.name();
			return (name == null || name.equals(member.number())) ? directory.name(member.device()) : name;
		}

	}

}
