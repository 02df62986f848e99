/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.Objects;

import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event together with the server that it is from. Its JSON is that of the event with
 * the property {@code server}.
 *
 * @param <E> the type of the event
 * @param server the name of the server, {@code null} when it is not known
 * @param event the event
 */
public record AmiServerEvent<E extends AmiEvent>(@Nullable String server, E event) {

	/**
	 * Creates an event of a server.
	 * @param server the name of the server, {@code null} when it is not known
	 * @param event the event
	 */
	public AmiServerEvent {
		Objects.requireNonNull(event, "event");
	}

}
