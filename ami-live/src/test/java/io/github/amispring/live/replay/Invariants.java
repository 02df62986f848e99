/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.CallStartedEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.model.LiveBridge;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ParkedCall;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is true of each snapshot, whatever events have been received.
 */
public final class Invariants {

	private Invariants() {
	}

	/** Verifies that the parts of a snapshot agree. */
	public static void verify(LiveSnapshot snapshot) {
		Set<String> callsWithChannels = new HashSet<>();
		for (LiveChannel channel : snapshot.channels().values()) {
			callsWithChannels.add(channel.callId());
			if (channel.bridgeId() != null) {
				LiveBridge bridge = snapshot.bridges().get(channel.bridgeId());
				assertThat(bridge).as("bridge of %s", channel).isNotNull();
				assertThat(bridge.channels()).contains(channel.uniqueId());
			}
			if (channel.otherHalf() != null) {
				assertThat(snapshot.channels()).containsKey(channel.otherHalf());
			}
		}
		for (LiveCall call : snapshot.calls().values()) {
			assertThat(callsWithChannels).as("calls with channels").contains(call.id());
			call.presentParties()
				.forEach((party) -> assertThat(snapshot.channels().get(party.uniqueId())).as("channel of %s", party)
					.isNotNull()
					.extracting(LiveChannel::callId)
					.isEqualTo(call.id()));
		}
		for (LiveBridge bridge : snapshot.bridges().values()) {
			bridge.channels()
				.forEach((id) -> assertThat(snapshot.channels().get(id)).as("member of %s", bridge)
					.isNotNull()
					.extracting(LiveChannel::bridgeId)
					.isEqualTo(bridge.id()));
		}
		for (ParkedCall parked : snapshot.parked().values()) {
			assertThat(snapshot.channels()).containsKey(parked.uniqueId());
		}
	}

	/** Verifies that nothing is left of calls. The bridges of parking lots remain. */
	public static void verifyEmpty(LiveSnapshot snapshot) {
		assertThat(snapshot.calls()).isEmpty();
		assertThat(snapshot.channels()).isEmpty();
		assertThat(snapshot.parked()).isEmpty();
		assertThat(snapshot.conferences()).isEmpty();
		assertThat(snapshot.bridges().values()).allSatisfy((bridge) -> assertThat(bridge.channels()).isEmpty());
		assertThat(snapshot.queues().values()).allSatisfy((queue) -> assertThat(queue.callers()).isEmpty());
	}

	/** Verifies that each call has one start and one end, and changes are numbered. */
	public static void verifyChanges(List<LiveEvent> changes) {
		Set<String> started = new HashSet<>();
		Set<String> ended = new HashSet<>();
		long version = changes.isEmpty() ? 0 : changes.get(0).version() - 1;
		for (LiveEvent change : changes) {
			assertThat(change.version()).isEqualTo(++version);
			if (change instanceof CallStartedEvent start) {
				assertThat(started.add(start.call().id())).as("first start of %s", start.call().id()).isTrue();
			}
			else if (change instanceof CallEndedEvent end) {
				assertThat(started).contains(end.ended().id());
				assertThat(ended.add(end.ended().id())).as("first end of %s", end.ended().id()).isTrue();
			}
		}
	}

}
