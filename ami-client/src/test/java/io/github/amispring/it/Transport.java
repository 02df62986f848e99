/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it;

/**
 * What a connection to a test server goes over.
 */
enum Transport {

	TCP, TLS

}
