/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.time.Duration;
import java.util.List;

import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.Answer;
import org.jspecify.annotations.Nullable;

/**
 * An action whose answer is taken in another form than it usually is.
 *
 * @param <R> what the action gives
 * @param action the action
 * @param answer the form of the answer
 * @param answerDelay how much longer than usual it may take
 * @param undo ends what the action has begun
 */
record AnsweredAction<R>(TypedAction<?, ?> action, Answer<R> answer, Duration answerDelay,
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
