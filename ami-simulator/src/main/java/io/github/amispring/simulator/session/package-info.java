/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The protocol's side: listeners, sessions, login, permissions, event masks and filters.
 */
@NullMarked
package io.github.amispring.simulator.session;

import org.jspecify.annotations.NullMarked;
