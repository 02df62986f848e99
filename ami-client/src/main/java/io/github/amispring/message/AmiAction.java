/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.time.Duration;
import java.util.List;

import io.github.amispring.exception.InvalidActionException;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done by the PBX. Actions are immutable and may be sent any number of
 * times, by any client.
 *
 * @param <R> what the action gives
 */
public interface AmiAction<R> {

	/**
	 * The action's name on the wire, such as {@code Originate}.
	 * @return the value of the {@code Action} header
	 */
	String name();

	/**
	 * The action's headers, without {@code Action} and {@code ActionID}: the client adds
	 * these.
	 * @return the headers in the order in which they are sent
	 */
	List<AmiHeader> headers();

	/**
	 * Returns whether a header of this action holds a secret, so that its value must not
	 * be shown. By default the catalogue decides for the headers that it marks in the
	 * action of this name, and the name of the header for all others.
	 * @param header a header
	 * @return {@code true} for a secret
	 */
	default boolean isSecret(AmiHeader header) {
		return SecretHeaders.isSecretInAction(name(), header.name());
	}

	/**
	 * How the answer to this action is recognised and read.
	 * @return the form of the answer
	 */
	Answer<R> answer();

	/**
	 * How much longer than usual the response may take: a synchronous Originate, and one
	 * whose outcome is awaited, take as long as the phone rings. Added to the response
	 * timeout where the caller gives none.
	 * <p>
	 * The server handles the actions of a connection one after another. So those that
	 * were sent after this one are given as much longer while it has no response, the
	 * Pings of the keep-alive included.
	 * @return the time, by default zero
	 */
	default Duration answerDelay() {
		return Duration.ZERO;
	}

	/**
	 * Returns the action that ends what this action has begun. The client sends it when
	 * this action was sent and its outcome is no longer awaited, because the sender
	 * cancelled the future or because the timeout is over. It is sent again for some
	 * seconds while the server knows no such channel, as a channel comes into being only
	 * after the response. When the connection is lost, it is not sent.
	 * @return the action, {@code null} for nearly all actions: they have no undo
	 */
	default @Nullable AmiAction<?> undo() {
		return null;
	}

	/**
	 * Checks what the types cannot, such as a header that is needed only with another.
	 * Called before anything is sent.
	 * @throws InvalidActionException with the header's name, when the action is
	 * incomplete
	 */
	default void validate() {
	}

}
