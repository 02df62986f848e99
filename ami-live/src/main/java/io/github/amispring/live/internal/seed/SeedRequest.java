/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.seed;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.amispring.action.BridgeListAction;
import io.github.amispring.action.ConfbridgeListAction;
import io.github.amispring.action.ConfbridgeListRoomsAction;
import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.action.CoreStatusAction;
import io.github.amispring.action.CoreStatusResponse;
import io.github.amispring.action.DeviceStateListAction;
import io.github.amispring.action.ExtensionStateListAction;
import io.github.amispring.action.ParkedCallsAction;
import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.BridgeListItemEvent;
import io.github.amispring.event.ConfbridgeListEvent;
import io.github.amispring.event.ConfbridgeListRoomsEvent;
import io.github.amispring.event.CoreShowChannelEvent;
import io.github.amispring.event.DeviceStateChangeEvent;
import io.github.amispring.event.ExtensionStatusEvent;
import io.github.amispring.event.ParkedCallEvent;
import io.github.amispring.event.QueueEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.EventList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests the lists of the PBX, one after the other in the same session.
 */
public final class SeedRequest {

	private static final Logger logger = LoggerFactory.getLogger(SeedRequest.class);

	private final AmiClient client;

	private final Clock clock;

	/**
	 * Creates a request.
	 */
	public SeedRequest(AmiClient client, Clock clock) {
		this.client = client;
		this.clock = clock;
	}

	/**
	 * Sends the actions. Does not block.
	 * @return the lists; fails if the connection is lost or a response is missing
	 */
	public CompletableFuture<SeedLists> send() {
		CompletableFuture<@Nullable String> start = this.client.send(CoreStatusAction.of()).handle(this::serverStart);
		CompletableFuture<List<CoreShowChannelEvent>> channels = list(CoreShowChannelsAction.of());
		CompletableFuture<List<BridgeListItemEvent>> bridges = list(BridgeListAction.of());
		CompletableFuture<List<ParkedCallEvent>> parked = list(ParkedCallsAction.of());
		CompletableFuture<List<ConfbridgeListRoomsEvent>> rooms = rooms();
		CompletableFuture<List<ConfbridgeListEvent>> members = rooms.thenCompose(this::members);
		CompletableFuture<List<QueueEvent>> queues = list(QueueStatusAction.of());
		CompletableFuture<List<DeviceStateChangeEvent>> devices = list(DeviceStateListAction.of());
		CompletableFuture<List<ExtensionStatusEvent>> extensions = list(ExtensionStateListAction.of());
		return CompletableFuture.allOf(start, channels, bridges, parked, rooms, members, queues, devices, extensions)
			.thenApply(
					(done) -> new SeedLists(start.join(), channels.join(), bridges.join(), parked.join(), rooms.join(),
							members.join(), queues.join(), devices.join(), extensions.join(), this.clock.instant()));
	}

	/**
	 * Requests the channels only.
	 * @return the channels; also fails if the PBX refuses the list
	 */
	public CompletableFuture<List<CoreShowChannelEvent>> channels() {
		return this.client.send(CoreShowChannelsAction.of()).thenApply(EventList::entries);
	}

	/**
	 * Requests the conferences only.
	 * @return the conferences, empty if the PBX refuses the list because there are none
	 */
	public CompletableFuture<List<ConfbridgeListRoomsEvent>> rooms() {
		return list(ConfbridgeListRoomsAction.of());
	}

	private @Nullable String serverStart(@Nullable CoreStatusResponse response, @Nullable Throwable failure) {
		if (response != null) {
			return response.message().get("CoreStartupDate") + " " + response.message().get("CoreStartupTime");
		}
		rethrowUnlessRefused("CoreStatus", failure);
		return null;
	}

	private <E extends AmiEvent> CompletableFuture<List<E>> list(AmiAction<EventList<E>> action) {
		return this.client.send(action).handle((response, failure) -> {
			if (response != null) {
				return response.entries();
			}
			rethrowUnlessRefused(action.name(), failure);
			return List.of();
		});
	}

	private CompletableFuture<List<ConfbridgeListEvent>> members(List<ConfbridgeListRoomsEvent> rooms) {
		List<CompletableFuture<List<ConfbridgeListEvent>>> lists = rooms.stream()
			.filter((room) -> room.conference() != null)
			.map((room) -> list(ConfbridgeListAction.of(String.valueOf(room.conference()))))
			.toList();
		return CompletableFuture.allOf(lists.toArray(CompletableFuture[]::new)).thenApply((done) -> {
			List<ConfbridgeListEvent> members = new ArrayList<>();
			lists.forEach((list) -> members.addAll(list.join()));
			return members;
		});
	}

	/**
	 * An error response can mean that a list is empty, or that a module is not loaded.
	 */
	private void rethrowUnlessRefused(String action, @Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		if (!(cause instanceof AmiErrorResponseException)) {
			throw new CompletionException(cause);
		}
		logger.debug("The PBX {} refused the action {}: {}", this.client.name(), action, cause.getMessage());
	}

}
