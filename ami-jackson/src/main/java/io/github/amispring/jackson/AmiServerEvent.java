/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.jackson;

import java.util.Objects;

import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event with the name of its server. The JSON is that of the event, plus the property
 * {@code server}.
 *
 * @param <E> the type of the event
 * @param server the name of the server, {@code null} if unknown
 * @param event the event
 * @since 1.0.0
 */
public record AmiServerEvent<E extends AmiEvent>(@Nullable String server, E event) {

	/**
	 * Creates an event of a server.
	 * @param server the name of the server, {@code null} if unknown
	 * @param event the event
	 */
	public AmiServerEvent {
		Objects.requireNonNull(event, "event");
	}

}
