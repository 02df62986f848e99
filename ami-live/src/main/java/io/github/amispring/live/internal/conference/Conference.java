/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.conference;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.model.LiveConference;
import org.jspecify.annotations.Nullable;

/**
 * A conference.
 */
final class Conference {

	final String name;

	final Map<String, ConferenceMember> members = new LinkedHashMap<>();

	@Nullable Instant startedAt;

	@Nullable Boolean locked;

	@Nullable Boolean recording;

	Conference(String name) {
		this.name = name;
	}

	LiveConference toRecord(CallTracker calls) {
		List<LiveConference.Member> records = this.members.values()
			.stream()
			.map((member) -> member.toRecord(calls.callIdOf(member.uniqueId)))
			.toList();
		return new LiveConference(this.name, this.startedAt, this.locked, this.recording, records);
	}

}
