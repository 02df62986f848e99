/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;

/**
 * Sends requests on its own thread until a request fails.
 */
@FunctionalInterface
interface HttpTask {

	void run() throws IOException, InterruptedException;

}
