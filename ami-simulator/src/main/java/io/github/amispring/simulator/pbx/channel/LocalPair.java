/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

/**
 * The two halves of a Local channel.
 *
 * @param one the half that was called
 * @param two the half that executes the dialplan
 */
public record LocalPair(PbxChannel one, PbxChannel two) {
}
