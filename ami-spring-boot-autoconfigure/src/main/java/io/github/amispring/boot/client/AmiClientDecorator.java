/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import io.github.amispring.client.AmiClient;

/**
 * Decorates the clients that are created from properties or added at run time. A bean of
 * this type determines the clients that the application sees, whether it injects them or
 * gets them from {@link AmiClients}.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface AmiClientDecorator {

	/**
	 * Decorates a client.
	 * @param client the client, which is not started
	 * @return a client with the same name that starts, stops and closes the given client
	 */
	AmiClient decorate(AmiClient client);

}
