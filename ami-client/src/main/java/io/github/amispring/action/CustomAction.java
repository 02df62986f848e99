/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.util.List;

import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.Answer;
import io.github.amispring.message.EventList;

/**
 * Any action by its name: for modules of one's own and for Asterisk versions to come. Its
 * answer holds the events that follow where the server announces a list.
 */
public final class CustomAction extends TypedAction<EventList<AmiEvent>, CustomAction> {

	private static final Answer<EventList<AmiEvent>> ANSWER = Answer.anyList(EventTypes::decode);

	private CustomAction(String name, List<AmiHeader> headers) {
		super(name, headers, ANSWER);
	}

	/**
	 * An action without headers.
	 * @param name the name on the wire
	 * @return the action
	 */
	public static CustomAction named(String name) {
		return new CustomAction(name, List.of());
	}

	/**
	 * The same action with one header more. Headers may repeat.
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
