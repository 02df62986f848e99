/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.List;

/**
 * The response type of a list that treats a "nothing to list" response as an empty list.
 *
 * @param <E> the type of the entries
 * @param list the response type of the list
 * @param messages the patterns of the messages that mean "nothing to list"
 */
record EmptyableListResponseType<E extends AmiEvent>(ResponseType<EventList<E>> list,
		List<String> messages) implements ResponseType<EventList<E>> {

	@Override
	public boolean hasUnmarkedEntries() {
		return this.list.hasUnmarkedEntries();
	}

	@Override
	public boolean isComplete(AmiMessage response) {
		return isAbsent(response) || this.list.isComplete(response);
	}

	@Override
	public boolean isAbsent(AmiMessage response) {
		return MessagePatterns.matches(response, this.messages);
	}

	@Override
	public ResponseForm form() {
		return this.list.form().withAbsent(this.messages);
	}

	@Override
	public Role role(AmiMessage event) {
		return this.list.role(event);
	}

	@Override
	public EventList<E> read(AmiMessage response, List<AmiMessage> events) {
		return this.list.read(response, events);
	}

}
