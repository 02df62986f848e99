/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

/**
 * What a spying phone may do.
 *
 * @since 1.0.0
 */
public enum SpyMode {

	/**
	 * The phone listens to the call. No party hears it.
	 */
	LISTEN,

	/**
	 * The phone listens to the call and talks to the party that it spies on. The other
	 * parties do not hear it.
	 */
	WHISPER,

	/**
	 * The phone takes part in the call. All parties hear it.
	 */
	BARGE

}
