/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.pbx;

import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;

/**
 * A PBX of the console.
 *
 * @param name the name of its server
 * @param address the host and port of its manager interface
 * @param simulated whether the PBX is simulated
 * @param client its client
 * @param live its live view
 */
public record ConsolePbx(String name, String address, boolean simulated, AmiClient client, LivePbx live) {

}
