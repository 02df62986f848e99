/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.time.Duration;
import java.util.List;

import io.github.amispring.exception.InvalidActionException;
import org.jspecify.annotations.Nullable;

/**
 * An action for the PBX. Actions are immutable; they can be sent repeatedly and by
 * several clients.
 *
 * @param <R> the type of the decoded response
 * @since 1.0.0
 */
public interface AmiAction<R> {

	/**
	 * Returns the name of the action on the wire, such as {@code Originate}.
	 * @return the value of the {@code Action} header
	 */
	String name();

	/**
	 * Returns the headers of the action without {@code Action} and {@code ActionID},
	 * which the client adds.
	 * @return the headers in the order in which they are sent
	 */
	List<AmiHeader> headers();

	/**
	 * Returns whether the value of a header is secret and must not appear in logs. The
	 * default implementation uses the catalogue's marks for actions with this name. For
	 * other headers, the name of the header decides.
	 * @param header a header of this action
	 * @return {@code true} for a secret
	 */
	default boolean isSecret(AmiHeader header) {
		return SecretHeaders.isSecretInAction(name(), header.name());
	}

	/**
	 * Returns the type of the response.
	 * @return the response type
	 */
	ResponseType<R> responseType();

	/**
	 * Returns the time that the server may need for this action in addition to the
	 * default response timeout. For example, a synchronous Originate takes as long as the
	 * phone rings. The client ignores this time if the caller specifies a timeout.
	 * <p>
	 * The server processes the actions of a connection one after another. Therefore,
	 * until this action has its response, the timeouts of the actions that follow it are
	 * extended by the same time, including the Pings of the keep-alive.
	 * @return the time, zero by default
	 */
	default Duration responseDelay() {
		return Duration.ZERO;
	}

	/**
	 * Returns the action that reverts this action. The client sends it when this action
	 * was sent and then its future was cancelled or its timeout expired. The server
	 * creates the channel after the response. Therefore, the client repeats the undo
	 * action for several seconds while the server responds that the channel does not
	 * exist. If the connection is lost, the client does not send the undo action.
	 * @return the action, {@code null} for an action without undo
	 */
	default @Nullable AmiAction<?> undo() {
		return null;
	}

	/**
	 * Checks constraints between headers, such as a header that requires another one. The
	 * client calls this method before it sends the action.
	 * @throws InvalidActionException if the action is incomplete; the message names the
	 * header
	 */
	default void validate() {
	}

}
