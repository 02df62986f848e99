/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * Determines the session of a request.
 */
interface Authentication {

	/**
	 * Begins a request of its session, and adds headers to the response.
	 * @param exchange the request and its response
	 * @return the session, null if the client must authenticate
	 */
	@Nullable HttpSession begin(HttpExchange exchange);

}
