/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The protocol: versions of Asterisk, classes of events, permissions, hangup causes, and
 * the writer of events. Does not depend on any other package of the simulator.
 */
@NullMarked
package io.github.amispring.simulator.protocol;

import org.jspecify.annotations.NullMarked;
