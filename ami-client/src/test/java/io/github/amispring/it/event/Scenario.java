/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

/**
 * Something that happens on a PBX, and makes it raise events.
 */
interface Scenario {

	/** Returns when it is over, and leaves the PBX as it was. */
	void play(Stage stage);

}
