/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.util.Map;
import java.util.Set;

import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ViewState;

import java.time.Instant;
import java.util.List;

/**
 * Everything that determines what the page shows of a PBX.
 *
 * @param snapshot the live view
 * @param directory the names and groups of the phones
 * @param recorded the Uniqueids of the channels that are recorded
 */
public record PbxState(LiveSnapshot snapshot, Directory directory, Set<String> recorded) {

	/**
	 * Returns the state of a PBX of which nothing is known.
	 * @param server the name of the server
	 * @return the state
	 */
	public static PbxState empty(String server) {
		return new PbxState(new LiveSnapshot(server, 0, ViewState.STALE, Instant.EPOCH, Map.of(), Map.of(), Map.of(),
				Map.of(), Map.of(), Map.of(), Map.of(), Map.of()), Directory.of(Map.of(), Map.of(), List.of()),
				Set.of());
	}

	/**
	 * Returns the identifier of something in the messages to the page.
	 * @param id the identifier that is unique for this PBX
	 * @return the identifier that is unique among all PBXs
	 */
	String key(String id) {
		return this.snapshot.server() + "|" + id;
	}

	/**
	 * Returns whether another state has the same content because it consists of the same
	 * objects.
	 * @param other the other state
	 * @return {@code true} if nothing differs
	 */
	boolean isSameAs(PbxState other) {
		return this.snapshot == other.snapshot && this.directory == other.directory && this.recorded == other.recorded;
	}

}
