/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.List;
import java.util.Optional;

/**
 * The type of a response that is empty when the requested object does not exist.
 *
 * @param <R> the type of the decoded response
 * @param type the response type for an object that exists
 * @param messages the patterns of the messages that mean "does not exist"
 */
record OptionalResponseType<R>(ResponseType<R> type, List<String> messages) implements ResponseType<Optional<R>> {

	@Override
	public boolean isComplete(AmiMessage response) {
		return isAbsent(response) || this.type.isComplete(response);
	}

	@Override
	public boolean isAbsent(AmiMessage response) {
		return MessagePatterns.matches(response, this.messages);
	}

	@Override
	public ResponseForm form() {
		return this.type.form().withAbsent(this.messages);
	}

	@Override
	public Role role(AmiMessage event) {
		return this.type.role(event);
	}

	@Override
	public Optional<R> read(AmiMessage response, List<AmiMessage> events) {
		return isAbsent(response) ? Optional.empty() : Optional.of(this.type.read(response, events));
	}

}
