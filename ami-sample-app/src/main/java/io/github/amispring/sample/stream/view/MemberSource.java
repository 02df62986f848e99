/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.util.List;
import java.util.Objects;

import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveDevice;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.QueueMember;
import org.jspecify.annotations.Nullable;

/**
 * Everything that determines how the page shows a member of a queue.
 *
 * @param queue the name of the queue
 * @param member the member
 * @param device the device of the member, {@code null} if it is not known
 * @param calls the calls of this device
 */
record MemberSource(String queue, QueueMember member, @Nullable LiveDevice device, List<LiveCall> calls) {

	static MemberSource of(String queue, QueueMember member, LiveSnapshot snapshot) {
		LiveDevice device = snapshot.devices().get(deviceOf(member));
		return new MemberSource(queue, member, device, (device == null) ? List.of()
				: device.callIds().stream().sorted().map(snapshot.calls()::get).filter(Objects::nonNull).toList());
	}

	static String deviceOf(QueueMember member) {
		return Objects.requireNonNullElse(member.stateInterface(), member.interfaceName());
	}

}
