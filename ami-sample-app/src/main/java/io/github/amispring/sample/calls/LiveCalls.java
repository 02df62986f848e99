/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.github.amispring.action.StatusAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.BridgeEnterEvent;
import io.github.amispring.event.BridgeLeaveEvent;
import io.github.amispring.event.ChannelEvent;
import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.DialBeginEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.HoldEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.event.StatusEvent;
import io.github.amispring.event.UnholdEvent;
import io.github.amispring.exception.AmiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tracks the current calls from events. Channels with the same Linkedid form one call.
 * Thread-safe.
 */
@Component
public class LiveCalls {

	/**
	 * The maximum number of channels, which limits memory use if Hangup events are lost.
	 */
	static final int MAX_CHANNELS = 10_000;

	private static final Logger logger = LoggerFactory.getLogger(LiveCalls.class);

	private final AmiClient client;

	/** The channels by Uniqueid, in order of creation. */
	private final Map<String, CallChannel> channels = new LinkedHashMap<>();

	LiveCalls(AmiClient client) {
		this.client = client;
	}

	/**
	 * Returns the current calls.
	 * @return the calls, the oldest first
	 */
	public synchronized List<Call> calls() {
		Map<String, List<CallChannel>> legsOfCalls = new LinkedHashMap<>();
		for (CallChannel channel : this.channels.values()) {
			legsOfCalls.computeIfAbsent(channel.callId, (id) -> new ArrayList<>()).add(channel);
		}
		return legsOfCalls.entrySet().stream().map((call) -> CallView.of(call.getKey(), call.getValue())).toList();
	}

	/**
	 * Finds a call.
	 * @param id the Linkedid
	 * @return the call, empty if it has ended
	 */
	public Optional<Call> find(String id) {
		return calls().stream().filter((call) -> call.id().equals(id)).findFirst();
	}

	// Events from before the connection was established are missing, and later events can
	// be lost.
	// Later events wait until this listener returns.

	@EventListener({ AmiConnectedEvent.class, AmiEventsLostEvent.class })
	void resynchronize() {
		try {
			replace(this.client.execute(StatusAction.of()).entries());
		}
		catch (AmiException ex) {
			logger.warn("Current calls could not be read from the PBX: {}", ex.getMessage());
		}
	}

	private synchronized void replace(List<StatusEvent> present) {
		Instant now = Instant.now();
		Set<String> uniqueIds = new HashSet<>();
		present.stream().sorted(Comparator.comparing(LiveCalls::age).reversed()).forEach((status) -> {
			CallChannel channel = add(status.channel(), now.minus(age(status)));
			if (channel != null) {
				channel.bridgeId = status.bridgeId();
				uniqueIds.add(channel.uniqueId);
			}
		});
		this.channels.keySet().retainAll(uniqueIds);
	}

	private static Duration age(StatusEvent status) {
		return Objects.requireNonNullElse(status.duration(), Duration.ZERO);
	}

	@EventListener
	synchronized void on(AmiDisconnectedEvent event) {
		this.channels.clear();
	}

	@EventListener
	synchronized void on(NewChannelEvent event) {
		add(event.channel(), Instant.now());
	}

	// ChannelEvent is the parent of all events about one channel

	@EventListener
	synchronized void on(ChannelEvent event) {
		update(event.channel());
	}

	@EventListener
	synchronized void on(DialBeginEvent event) {
		CallChannel caller = update(event.channel());
		CallChannel callee = update(event.destChannel());
		if (caller != null && callee != null) {
			callee.dialedBy = caller.uniqueId;
		}
	}

	@EventListener
	synchronized void on(BridgeEnterEvent event) {
		CallChannel channel = update(event.channel());
		if (channel != null) {
			channel.bridgeId = event.bridge().uniqueId();
		}
	}

	@EventListener
	synchronized void on(BridgeLeaveEvent event) {
		CallChannel channel = update(event.channel());
		if (channel != null) {
			channel.bridgeId = null;
		}
	}

	@EventListener
	synchronized void on(HoldEvent event) {
		CallChannel channel = update(event.channel());
		if (channel != null) {
			channel.onHold = true;
		}
	}

	@EventListener
	synchronized void on(UnholdEvent event) {
		CallChannel channel = update(event.channel());
		if (channel != null) {
			channel.onHold = false;
		}
	}

	@EventListener
	synchronized void on(HangupEvent event) {
		this.channels.remove(event.channel().uniqueId());
	}

	private @Nullable CallChannel add(ChannelSnapshot snapshot, Instant startedAt) {
		if (snapshot.uniqueId() == null) {
			return null;
		}
		CallChannel known = update(snapshot);
		if (known != null || this.channels.size() >= MAX_CHANNELS) {
			return known;
		}
		String linkedId = (snapshot.linkedId() != null) ? snapshot.linkedId() : snapshot.uniqueId();
		CallChannel added = new CallChannel(snapshot, snapshot.uniqueId(), callOf(linkedId), startedAt);
		this.channels.put(added.uniqueId, added);
		return added;
	}

	/**
	 * Updates a known channel. Some events of a channel arrive after its Hangup event.
	 */
	private @Nullable CallChannel update(@Nullable ChannelSnapshot snapshot) {
		CallChannel channel = (snapshot != null) ? this.channels.get(snapshot.uniqueId()) : null;
		if (channel == null || snapshot == null) {
			return null;
		}
		String linkedId = snapshot.linkedId();
		if (linkedId != null && !linkedId.equals(channel.linkedId())) {
			merge(channel.callId, callOf(linkedId));
		}
		channel.update(snapshot);
		return channel;
	}

	/**
	 * Merges two calls. When two calls meet in a bridge, Asterisk assigns the Linkedid of
	 * the older call to the channels in the bridge, but not to the other channels of the
	 * call.
	 */
	private void merge(String callId, String into) {
		for (CallChannel channel : this.channels.values()) {
			if (channel.callId.equals(callId)) {
				channel.callId = into;
			}
		}
	}

	private String callOf(String linkedId) {
		for (CallChannel channel : this.channels.values()) {
			if (linkedId.equals(channel.linkedId())) {
				return channel.callId;
			}
		}
		return linkedId;
	}

}
