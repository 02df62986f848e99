/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The type of a response that is completed by one event, immediately or later.
 *
 * @param <E> the type of the event
 * @param event the name of the event
 * @param shared whether subscribers receive the event too
 * @param reader decodes the event
 */
record EventResponseType<E extends AmiEvent>(String event, boolean shared,
		Function<AmiMessage, E> reader) implements ResponseType<E> {

	@Override
	public boolean isComplete(AmiMessage response) {
		return false;
	}

	@Override
	public ResponseForm form() {
		return new ResponseForm(this.shared ? ResponseForm.Kind.OUTCOME_EVENT : ResponseForm.Kind.EVENT,
				Set.of(this.event), null, List.of());
	}

	@Override
	public Role role(AmiMessage event) {
		if (!event.hasValue(0, this.event)) {
			return Role.NONE;
		}
		return this.shared ? Role.SHARED_COMPLETION : Role.COMPLETION;
	}

	@Override
	public boolean isAsynchronous() {
		return this.shared;
	}

	@Override
	public E read(AmiMessage response, List<AmiMessage> events) {
		return this.reader.apply(events.get(events.size() - 1));
	}

}
