/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.util.List;

import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.EventList;
import io.github.amispring.message.ResponseType;

/**
 * An action with any name and any headers, for actions that have no class of their own.
 * If the server announces a list, the response contains its events.
 *
 * @since 1.0.0
 */
public final class CustomAction extends TypedAction<EventList<AmiEvent>, CustomAction> {

	private static final ResponseType<EventList<AmiEvent>> RESPONSE_TYPE = ResponseType.anyList(EventTypes::decode);

	private CustomAction(String name, List<AmiHeader> headers) {
		super(name, headers, RESPONSE_TYPE);
	}

	/**
	 * Creates an action without headers.
	 * @param name the name on the wire
	 * @return the action
	 */
	public static CustomAction named(String name) {
		return new CustomAction(name, List.of());
	}

	/**
	 * Returns a copy of this action with an additional header. Several headers may have
	 * the same name.
	 * @param header the header's name
	 * @param value the value
	 * @return a new action
	 */
	public CustomAction with(String header, String value) {
		return add(header, value);
	}

	@Override
	protected CustomAction withHeaders(List<AmiHeader> headers) {
		return new CustomAction(name(), headers);
	}

}
