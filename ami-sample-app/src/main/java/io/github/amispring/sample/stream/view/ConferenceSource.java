/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.util.HashMap;
import java.util.Map;

import io.github.amispring.live.model.LiveConference;

/**
 * Everything that determines how the page shows a conference.
 *
 * @param key the identifier of the conference
 * @param server the name of the server
 * @param conference the conference
 * @param directory the names of the phones
 */
record ConferenceSource(String key, String server, LiveConference conference, Directory directory) {

	static Map<String, ConferenceSource> all(PbxState state) {
		Map<String, ConferenceSource> sources = new HashMap<>();
		state.snapshot().conferences().forEach((name, conference) -> {
			String key = state.key(name);
			sources.put(key, new ConferenceSource(key, state.snapshot().server(), conference, state.directory()));
		});
		return sources;
	}

}
