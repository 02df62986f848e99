/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.List;
import java.util.function.Function;

/**
 * The type of a response that is one message.
 *
 * @param <R> the type of the decoded response
 * @param reader decodes the message
 */
record SingleResponseType<R>(Function<AmiMessage, R> reader) implements ResponseType<R> {

	@Override
	public boolean isComplete(AmiMessage response) {
		return true;
	}

	@Override
	public ResponseForm form() {
		return ResponseForm.single();
	}

	@Override
	public Role role(AmiMessage event) {
		return Role.NONE;
	}

	@Override
	public R read(AmiMessage response, List<AmiMessage> events) {
		return this.reader.apply(response);
	}

}
