/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import java.util.Set;

import io.github.amispring.event.AgentCallEvent;
import io.github.amispring.event.ConfbridgeEvent;
import io.github.amispring.event.DeviceStateChangeEvent;
import io.github.amispring.event.HangupRequestEvent;
import io.github.amispring.event.HintEvent;
import io.github.amispring.event.HoldEvent;
import io.github.amispring.event.NewCallerIdEvent;
import io.github.amispring.event.NewConnectedLineEvent;
import io.github.amispring.event.NewExtenEvent;
import io.github.amispring.event.ParkingEvent;
import io.github.amispring.event.PickupEvent;
import io.github.amispring.event.QueueCallerEvent;
import io.github.amispring.event.QueueMemberChange;
import io.github.amispring.event.SoftHangupRequestEvent;
import io.github.amispring.event.TransferEvent;
import io.github.amispring.event.UnholdEvent;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.message.AmiEvent;

/**
 * A part of a live view, and the events that it requires.
 */
enum ViewPart {

	/** All events that no other part requires. Every part depends on this one. */
	CALLS("calls"),

	ENDING_PARTIES("the parties that end calls", HangupRequestEvent.class, SoftHangupRequestEvent.class),

	NUMBERS_AND_NAMES("changed numbers and names", NewCallerIdEvent.class, NewConnectedLineEvent.class),

	HOLDS("holds", HoldEvent.class, UnholdEvent.class),

	TRANSFERS("transfers", TransferEvent.class),

	PICKUPS("pickups", PickupEvent.class),

	PARKED_CALLS("parked calls", ParkingEvent.class),

	QUEUES("queues", QueueCallerEvent.class, QueueMemberChange.class, AgentCallEvent.class),

	CONFERENCES("conferences", ConfbridgeEvent.class),

	DEVICES("devices", DeviceStateChangeEvent.class),

	EXTENSIONS("extensions", HintEvent.class),

	APPLICATIONS("applications", NewExtenEvent.class),

	QUEUE_EXITS("the reasons why callers leave queues", VarSetEvent.class);

	private final String description;

	private final Set<Class<?>> required;

	ViewPart(String description, Class<?>... required) {
		this.description = description;
		this.required = Set.of(required);
	}

	/**
	 * Returns the part that requires an event.
	 * @param type the type of the event
	 */
	static ViewPart of(Class<? extends AmiEvent> type) {
		for (ViewPart part : values()) {
			if (part.required.stream().anyMatch((required) -> required.isAssignableFrom(type))) {
				return part;
			}
		}
		return CALLS;
	}

	/**
	 * Returns whether the part requires frequent events and can be disabled.
	 */
	boolean isOptional() {
		return this == APPLICATIONS || this == QUEUE_EXITS;
	}

	/** Returns the description of the part for the log. */
	@Override
	public String toString() {
		return this.description;
	}

}
