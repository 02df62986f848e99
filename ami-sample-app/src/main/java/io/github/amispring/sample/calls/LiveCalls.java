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
 * The calls that are going on, as the events tell. Asterisk tells about channels; those
 * with the same Linkedid are one call.
 */
@Component
public class LiveCalls {

	/** A guard, not a limit of Asterisk: more is not a sight for people. */
	static final int MAX_CHANNELS = 10_000;

	private static final Logger logger = LoggerFactory.getLogger(LiveCalls.class);

	private final AmiClient client;

	/** By Uniqueid, in the order in which they came. */
	private final Map<String, Channel> channels = new LinkedHashMap<>();

	LiveCalls(AmiClient client) {
		this.client = client;
	}

	/**
	 * The calls of this moment.
	 * @return the calls, the oldest first
	 */
	public synchronized List<Call> calls() {
		Map<String, List<Channel>> legsOfCalls = new LinkedHashMap<>();
		for (Channel channel : this.channels.values()) {
			legsOfCalls.computeIfAbsent(channel.callId, (id) -> new ArrayList<>()).add(channel);
		}
		return legsOfCalls.entrySet().stream().map((call) -> CallView.of(call.getKey(), call.getValue())).toList();
	}

	/**
	 * Finds a call.
	 * @param id its Linkedid
	 * @return the call, empty when it is over
	 */
	public Optional<Call> find(String id) {
		return calls().stream().filter((call) -> call.id().equals(id)).findFirst();
	}

	// What happened before the connection, or while events were lost, is only known to
	// the PBX: ask it. Events that come meanwhile wait until this listener is done.

	@EventListener({ AmiConnectedEvent.class, AmiEventsLostEvent.class })
	void resynchronise() {
		try {
			replace(this.client.execute(StatusAction.of()).entries());
		}
		catch (AmiException ex) {
			logger.warn("The calls that are already there are not known: {}", ex.getMessage());
		}
	}

	private synchronized void replace(List<StatusEvent> present) {
		Instant now = Instant.now();
		Set<String> uniqueIds = new HashSet<>();
		present.stream().sorted(Comparator.comparing(LiveCalls::age).reversed()).forEach((status) -> {
			Channel channel = add(status.channel(), now.minus(age(status)));
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

	// The parent of all events about one channel: state, caller id, extension and others

	@EventListener
	synchronized void on(ChannelEvent event) {
		update(event.channel());
	}

	@EventListener
	synchronized void on(DialBeginEvent event) {
		Channel caller = update(event.channel());
		Channel callee = update(event.destChannel());
		if (caller != null && callee != null) {
			callee.dialedBy = caller.uniqueId;
		}
	}

	@EventListener
	synchronized void on(BridgeEnterEvent event) {
		Channel channel = update(event.channel());
		if (channel != null) {
			channel.bridgeId = event.bridge().uniqueId();
		}
	}

	@EventListener
	synchronized void on(BridgeLeaveEvent event) {
		Channel channel = update(event.channel());
		if (channel != null) {
			channel.bridgeId = null;
		}
	}

	@EventListener
	synchronized void on(HoldEvent event) {
		Channel channel = update(event.channel());
		if (channel != null) {
			channel.onHold = true;
		}
	}

	@EventListener
	synchronized void on(UnholdEvent event) {
		Channel channel = update(event.channel());
		if (channel != null) {
			channel.onHold = false;
		}
	}

	@EventListener
	synchronized void on(HangupEvent event) {
		this.channels.remove(event.channel().uniqueId());
	}

	private @Nullable Channel add(ChannelSnapshot snapshot, Instant startedAt) {
		if (snapshot.uniqueId() == null) {
			return null;
		}
		Channel known = update(snapshot);
		if (known != null || this.channels.size() >= MAX_CHANNELS) {
			return known;
		}
		String linkedId = (snapshot.linkedId() != null) ? snapshot.linkedId() : snapshot.uniqueId();
		Channel added = new Channel(snapshot, snapshot.uniqueId(), callOf(linkedId), startedAt);
		this.channels.put(added.uniqueId, added);
		return added;
	}

	/**
	 * Only channels that are there are updated: some events come after the Hangup.
	 */
	private @Nullable Channel update(@Nullable ChannelSnapshot snapshot) {
		Channel channel = (snapshot != null) ? this.channels.get(snapshot.uniqueId()) : null;
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
	 * When two calls meet in a bridge, Asterisk gives the channels there the Linkedid of
	 * the older call, but not the channels behind them. All of them are one call now.
	 */
	private void merge(String callId, String into) {
		for (Channel channel : this.channels.values()) {
			if (channel.callId.equals(callId)) {
				channel.callId = into;
			}
		}
	}

	private String callOf(String linkedId) {
		for (Channel channel : this.channels.values()) {
			if (linkedId.equals(channel.linkedId())) {
				return channel.callId;
			}
		}
		return linkedId;
	}

}
