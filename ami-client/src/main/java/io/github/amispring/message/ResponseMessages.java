/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.List;

/**
 * The messages of a complete response, not decoded.
 *
 * @param response the response; an error only if it reports that the requested object
 * does not exist
 * @param events the events that belong to the response, in the order of their arrival,
 * with the completion last
 * @see ResponseType#undecoded(ResponseForm)
 * @since 1.0.0
 */
public record ResponseMessages(AmiMessage response, List<AmiMessage> events) {

	/**
	 * Creates the messages of a response.
	 * @param response the response
	 * @param events the events
	 */
	public ResponseMessages {
		events = List.copyOf(events);
	}

}
