/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The simulated PBX, which combines phones, channels, the dialplan and queues. It does
 * not depend on manager sessions.
 */
@NullMarked
package io.github.amispring.simulator.pbx;

import org.jspecify.annotations.NullMarked;
