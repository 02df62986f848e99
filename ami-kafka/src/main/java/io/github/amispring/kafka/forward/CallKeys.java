/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.live.LivePbx;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * Keys events by the identifier of their call in a live view, which does not change when
 * Asterisk changes the Linkedid. Events without a call, and those that arrive before the
 * view is seeded, have the name of the server as key. The view must be started before the
 * forwarder, so that it processes each event first.
 *
 * @since 1.0.0
 */
public final class CallKeys implements RecordKeys {

	private static final int MAX_CHANNELS = 100_000;

	/** The headers that contain the Uniqueid of a channel, the most important first. */
	private static final List<String> HEADERS = List.of("Uniqueid", "DestUniqueid", "LocalOneUniqueid",
			"TransfererUniqueid", "OrigTransfererUniqueid", "ParkeeUniqueid", "SpyerUniqueid");

	private final LivePbx view;

	/**
	 * The calls of channels, by Uniqueid. The view has removed a channel when its Hangup
	 * event is forwarded.
	 */
	private final Map<String, String> calls = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
			return size() > MAX_CHANNELS;
		}

	};

	/**
	 * Creates keys.
	 * @param view the view of the server
	 */
	public CallKeys(LivePbx view) {
		this.view = view;
	}

	@Override
	public String key(AmiMessage message) {
		for (String header : HEADERS) {
			String uniqueId = message.get(header);
			String call = (uniqueId != null) ? call(uniqueId) : null;
			if (call != null) {
				return call;
			}
		}
		return this.view.server();
	}

	private @Nullable String call(String uniqueId) {
		String call = this.view.callOfChannel(uniqueId).map((live) -> live.id()).orElse(null);
		if (call == null) {
			return this.calls.get(uniqueId);
		}
		this.calls.put(uniqueId, call);
		return call;
	}

}
