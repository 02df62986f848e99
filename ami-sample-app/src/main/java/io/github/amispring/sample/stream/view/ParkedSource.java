/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.util.HashMap;
import java.util.Map;

import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ParkedCall;
import io.github.amispring.live.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * Everything that determines how the page shows a parked call.
 *
 * @param key the identifier of the parked call
 * @param server the name of the server
 * @param parked the parked call
 * @param party the parked party, {@code null} if it is not known
 * @param directory the names of the phones
 */
record ParkedSource(String key, String server, ParkedCall parked, @Nullable Party party, Directory directory) {

	static Map<String, ParkedSource> all(PbxState state) {
		Map<String, ParkedSource> sources = new HashMap<>();
		state.snapshot().parked().forEach((id, parked) -> {
			LiveCall call = (parked.callId() != null) ? state.snapshot().calls().get(parked.callId()) : null;
			String key = state.key(id);
			sources.put(key, new ParkedSource(key, state.snapshot().server(), parked,
					(call != null) ? party(call, parked.uniqueId()) : null, state.directory()));
		});
		return sources;
	}

	private static @Nullable Party party(LiveCall call, String uniqueId) {
		return call.parties().stream().filter((party) -> party.uniqueId().equals(uniqueId)).findFirst().orElse(null);
	}

}
