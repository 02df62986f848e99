/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Channels, bridges and device states, and the events that they publish.
 */
@NullMarked
package io.github.amispring.simulator.pbx.channel;

import org.jspecify.annotations.NullMarked;
