/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.time.Duration;
import java.util.List;

import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * An action whose response type or undo action was replaced.
 *
 * @param <R> the type of the decoded response
 * @param action the action
 * @param responseType the response type
 * @param responseDelay the time that is added to the default response timeout
 * @param undo the action that reverts this action, {@code null} for none
 */
record RetypedAction<R>(AmiAction<?> action, ResponseType<R> responseType, Duration responseDelay,
		@Nullable AmiAction<?> undo) implements AmiAction<R> {

	@Override
	public String name() {
		return this.action.name();
	}

	@Override
	public List<AmiHeader> headers() {
		return this.action.headers();
	}

	@Override
	public boolean isSecret(AmiHeader header) {
		return this.action.isSecret(header);
	}

	@Override
	public void validate() {
		this.action.validate();
	}

	@Override
	public String toString() {
		return this.action.toString();
	}

}
