/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

/**
 * The form of messages in the body of a response.
 */
interface Encoding {

	/** Returns the value of the header Content-Type. */
	String contentType();

	/**
	 * Encodes messages.
	 * @param messages the messages as they are sent over TCP
	 * @return the body
	 */
	byte[] encode(byte[] messages);

}
