/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

/**
 * What a connection to a test server goes over.
 */
public enum Transport {

	TCP, TLS

}
