/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.conference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import org.jspecify.annotations.Nullable;

/**
 * A conference with its participants. Access a conference only under the lock of the
 * {@link Engine}.
 */
public final class Conference {

	private final String name;

	private final Bridge bridge;

	private final List<Participant> participants = new ArrayList<>();

	private @Nullable PbxChannel music;

	private boolean locked;

	Conference(String name, Bridge bridge) {
		this.name = name;
		this.bridge = bridge;
	}

	/**
	 * Returns the name of this conference.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the participants, in the order in which they joined.
	 * @return a copy of the list
	 */
	public List<Participant> participants() {
		return List.copyOf(this.participants);
	}

	/**
	 * Returns whether only administrators can join this conference.
	 * @return {@code true} if it is locked
	 */
	public boolean locked() {
		return this.locked;
	}

	/**
	 * Locks this conference, or unlocks it. Asterisk publishes no event.
	 * @param locked whether only administrators can join
	 */
	public void setLocked(boolean locked) {
		this.locked = locked;
	}

	Bridge bridge() {
		return this.bridge;
	}

	@Nullable Participant find(PbxChannel channel) {
		return this.participants.stream().filter((each) -> each.channel() == channel).findFirst().orElse(null);
	}

	void add(Participant participant) {
		this.participants.add(participant);
	}

	void remove(Participant participant) {
		this.participants.remove(participant);
	}

	void replace(PbxChannel channel, UnaryOperator<Participant> change) {
		this.participants.replaceAll((each) -> (each.channel() == channel) ? change.apply(each) : each);
	}

	/** Returns the only participant, who hears music, or null. */
	@Nullable PbxChannel music() {
		return this.music;
	}

	void setMusic(@Nullable PbxChannel music) {
		this.music = music;
	}

}
