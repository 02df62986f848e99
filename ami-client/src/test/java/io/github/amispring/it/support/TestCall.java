/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import java.util.function.UnaryOperator;

import io.github.amispring.action.HangupAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.ChannelEvent;
import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewStateEvent;
import io.github.amispring.event.ChannelState;
import io.github.amispring.event.ParkingEvent;

/**
 * A call placed by a test. It consists of the two halves of a local channel. One half
 * runs an extension of the context {@code test}, the other an application. All channels
 * of the call carry its id in a variable, which identifies its events.
 *
 * @param id a unique name
 * @param extension the extension that is called
 */
public record TestCall(String id, String extension) {

	/**
	 * The variable that contains the id. Asterisk sends this variable with all channel
	 * events.
	 */
	public static final String TAG = "AMI_TAG";

	/** Places a call without waiting for its outcome. It runs {@code Wait}. */
	public static TestCall to(String extension, Pbx pbx, AmiClient client) {
		return to(extension, pbx, client, (action) -> action);
	}

	/** Places a call without waiting for its outcome. */
	public static TestCall to(String extension, Pbx pbx, AmiClient client, UnaryOperator<OriginateAction> adaptation) {
		TestCall call = new TestCall(Pbx.uniqueName(), extension);
		call.hangUpAfterTest(pbx);
		client.execute(adaptation.apply(call.action()));
		return call;
	}

	/**
	 * Returns the action that places this call. The action sets the ids of both halves.
	 */
	public OriginateAction action() {
		return OriginateAction.of("Local/" + this.extension + "@test")
			.application("Wait", "300")
			.channelId(callerId())
			.otherChannelId(calledId())
			.variable("__" + TAG, this.id);
	}

	public void hangUpAfterTest(Pbx pbx) {
		pbx.executeAfterTest(HangupAction.of(calledId()));
		pbx.executeAfterTest(HangupAction.of(callerId()));
	}

	/** Returns the unique id of the half that runs the application. */
	public String callerId() {
		return this.id + "-1";
	}

	/** Returns the unique id of the half that runs the extension. */
	public String calledId() {
		return this.id + "-2";
	}

	public boolean isCaller(ChannelEvent event) {
		return event.channel() != null && callerId().equals(event.channel().uniqueId());
	}

	public boolean isCalled(ChannelEvent event) {
		return event.channel() != null && calledId().equals(event.channel().uniqueId());
	}

	/** Returns whether an event concerns one of this call's channels. */
	public boolean owns(ChannelEvent event) {
		return owns(event.channel());
	}

	/**
	 * Returns whether an event concerns one of this call's channels that is or was
	 * parked.
	 */
	public boolean isParkee(ParkingEvent event) {
		return owns(event.parkeeChannel());
	}

	public boolean owns(ChannelSnapshot channel) {
		return channel != null && (callerId().equals(channel.uniqueId()) || calledId().equals(channel.uniqueId())
				|| callerId().equals(channel.linkedId()) || this.id.equals(channel.variables().get(TAG)));
	}

	/** Waits until both halves are up, and returns the name of the caller's half. */
	public String awaitUp(EventLog log) {
		return log.await(NewStateEvent.class, (event) -> isCaller(event) && event.channel().state() == ChannelState.UP)
			.channel()
			.name();
	}

	/** Waits until the caller's half has ended. */
	public HangupEvent awaitHangup(EventLog log) {
		return log.await(HangupEvent.class, this::isCaller);
	}

}
