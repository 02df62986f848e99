/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpResponse;

/**
 * Identifies the session of the server in each request. Thread-safe, because actions and
 * events are requested in parallel.
 */
interface HttpSession {

	/**
	 * Adds the header that identifies the session.
	 * @param request the request
	 * @throws IOException if the session has expired
	 */
	void authorize(ClassicHttpRequest request) throws IOException;

	/**
	 * Checks the response to a request.
	 * @param request the request that {@link #authorize} was called with
	 * @param response the response
	 * @return {@code false} if the server has not processed the request, which must be
	 * authorized and sent again
	 * @throws IOException if the server has ended the session or rejects the credentials
	 */
	boolean accept(ClassicHttpRequest request, HttpResponse response) throws IOException;

}
