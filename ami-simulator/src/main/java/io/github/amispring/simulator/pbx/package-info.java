/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The PBX itself: endpoints, channels, bridges, queues, a small dialplan and the calls
 * that run through them. Knows nothing of sessions.
 */
@NullMarked
package io.github.amispring.simulator.pbx;

import org.jspecify.annotations.NullMarked;
