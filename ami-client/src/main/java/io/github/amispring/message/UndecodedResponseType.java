/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A response whose messages are not decoded.
 *
 * @param form which messages belong to the response
 * @param type selects the messages
 */
record UndecodedResponseType(ResponseForm form, ResponseType<?> type) implements ResponseType<ResponseMessages> {

	private static final Function<AmiMessage, AmiEvent> NO_READER = (message) -> {
		throw new IllegalStateException("The response is not decoded");
	};

	UndecodedResponseType(ResponseForm form) {
		this(form, type(form));
	}

	private static ResponseType<?> type(ResponseForm form) {
		return switch (form.kind()) {
			case SINGLE -> new SingleResponseType<>(NO_READER);
			case LIST -> list(form, ListResponseType.Form.MARKED);
			case UNMARKED_LIST -> list(form, ListResponseType.Form.UNMARKED);
			case LIST_IF_ANNOUNCED -> list(form, ListResponseType.Form.IF_ANNOUNCED);
			case EVENT -> event(form, false);
			case OUTCOME_EVENT -> event(form, true);
		};
	}

	private static ResponseType<?> list(ResponseForm form, ListResponseType.Form kind) {
		return new ListResponseType<>(form.events(), form.completion(), kind, NO_READER);
	}

	private static ResponseType<?> event(ResponseForm form, boolean shared) {
		return new EventResponseType<>(Objects.requireNonNull(form.events().iterator().next()), shared, NO_READER);
	}

	@Override
	public boolean isComplete(AmiMessage response) {
		return isAbsent(response) || this.type.isComplete(response);
	}

	@Override
	public Role role(AmiMessage event) {
		return this.type.role(event);
	}

	@Override
	public boolean isAsynchronous() {
		return this.type.isAsynchronous();
	}

	@Override
	public boolean hasUnmarkedEntries() {
		return this.type.hasUnmarkedEntries();
	}

	@Override
	public boolean isAbsent(AmiMessage response) {
		return MessagePatterns.matches(response, this.form.absent());
	}

	@Override
	public ResponseMessages read(AmiMessage response, List<AmiMessage> events) {
		return new ResponseMessages(response, events);
	}

}
