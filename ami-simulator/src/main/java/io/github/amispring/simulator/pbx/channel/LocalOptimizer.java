/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Removes Local channels whose two halves are both in bridges: it moves a party from one
 * bridge to the other, so the halves are no longer needed.
 */
public final class LocalOptimizer {

	/** The time until audio flows through both bridges. */
	private static final Duration AUDIO_DELAY = Duration.ofMillis(20);

	private final Set<LocalPair> pairs = new LinkedHashSet<>();

	private final Set<String> silent = new HashSet<>();

	private final Engine engine;

	private final Bridges bridges;

	private int optimizations;

	/**
	 * Creates an optimizer without Local channels.
	 * @param engine the engine of the PBX
	 * @param bridges the bridges
	 */
	public LocalOptimizer(Engine engine, Bridges bridges) {
		this.engine = engine;
		this.bridges = bridges;
		bridges.onEnter((channel) -> check());
	}

	/**
	 * Adds a Local channel that is to be removed as soon as possible.
	 * @param pair the halves
	 */
	public void add(LocalPair pair) {
		this.pairs.add(pair);
	}

	/**
	 * Sets whether a phone sends audio. Local channels between phones that do not are
	 * kept.
	 * @param device the device
	 * @param audio whether it sends audio
	 */
	public void sendAudio(String device, boolean audio) {
		if (audio) {
			this.silent.remove(device);
		}
		else {
			this.silent.add(device);
		}
	}

	private void check() {
		this.pairs.removeIf((pair) -> pair.one().isHungUp() || pair.two().isHungUp());
		for (LocalPair pair : this.pairs) {
			if (pair.one().isBridged() && pair.two().isBridged()) {
				this.engine.after(AUDIO_DELAY, () -> optimize(pair));
			}
		}
	}

	private void optimize(LocalPair pair) {
		PbxChannel first = partner(pair.one());
		PbxChannel second = partner(pair.two());
		boolean firstMoves = first != null && (second == null || first.isOlderThan(second));
		PbxChannel source = firstMoves ? first : second;
		PbxChannel left = firstMoves ? pair.one() : pair.two();
		PbxChannel replaced = firstMoves ? pair.two() : pair.one();
		Bridge to = this.bridges.of(replaced);
		if (source == null || to == null || !to.isOptimizable() || !this.pairs.remove(pair)) {
			return;
		}
		left.setSuccessor((to.peers(replaced).size() == 1) ? to.peers(replaced).get(0) : replaced);
		replaced.setSuccessor(source);
		int id = this.optimizations++;
		EventWriter begin = event("LocalOptimizationBegin", pair);
		Snapshots.channel(begin, "Source", source);
		this.engine.publish(begin.add("DestUniqueId", replaced.uniqueId()).add("Id", id));
		this.bridges.optimize(source, to, replaced);
		// Asterisk reports that the optimization failed, although it has succeeded
		this.engine.publish(event("LocalOptimizationEnd", pair).add("Success", "No").add("Id", id));
		this.bridges.remove(left);
	}

	/**
	 * Returns the only other channel in the bridge of a half, or null if it cannot be
	 * moved to another bridge now.
	 */
	private @Nullable PbxChannel partner(PbxChannel half) {
		Bridge bridge = this.bridges.of(half);
		if (bridge == null || !bridge.isOptimizable()) {
			return null;
		}
		List<PbxChannel> peers = bridge.peers(half);
		PbxChannel peer = (peers.size() == 1) ? peers.get(0) : null;
		return (peer != null && !peer.isHungUp() && peer.isPhone() && !this.silent.contains(peer.device())) ? peer
				: null;
	}

	private static EventWriter event(String name, LocalPair pair) {
		EventWriter event = EventWriter.event(name, EventClass.CALL);
		Snapshots.channel(event, "LocalOne", pair.one());
		return Snapshots.channel(event, "LocalTwo", pair.two());
	}

}
