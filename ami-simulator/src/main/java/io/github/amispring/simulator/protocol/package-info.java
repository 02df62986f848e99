/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What goes over the wire: versions, classes of events and permissions, and the writing
 * of events. Depends on nothing else here.
 */
@NullMarked
package io.github.amispring.simulator.protocol;

import org.jspecify.annotations.NullMarked;
