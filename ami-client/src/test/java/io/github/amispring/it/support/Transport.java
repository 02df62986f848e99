/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

/**
 * The transport of a connection to a test server.
 */
public enum Transport {

	TCP, TLS

}
