/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.List;
import java.util.Optional;

/**
 * The type of a response that is the only entry of a list.
 *
 * @param <E> the type of the entry
 * @param list the response type of the list
 */
record OnlyEntryResponseType<E extends AmiEvent>(ResponseType<EventList<E>> list) implements ResponseType<Optional<E>> {

	@Override
	public boolean hasUnmarkedEntries() {
		return this.list.hasUnmarkedEntries();
	}

	@Override
	public boolean isComplete(AmiMessage response) {
		return this.list.isComplete(response);
	}

	@Override
	public boolean isAbsent(AmiMessage response) {
		return this.list.isAbsent(response);
	}

	@Override
	public ResponseForm form() {
		return this.list.form();
	}

	@Override
	public Role role(AmiMessage event) {
		return this.list.role(event);
	}

	@Override
	public Optional<E> read(AmiMessage response, List<AmiMessage> events) {
		return this.list.read(response, events).entries().stream().findFirst();
	}

}
