/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The server side of the protocol: ports, sessions, permissions, event masks and filters.
 */
@NullMarked
package io.github.amispring.simulator.session;

import org.jspecify.annotations.NullMarked;
