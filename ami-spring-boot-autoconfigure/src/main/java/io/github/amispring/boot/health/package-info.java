/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The health of connections.
 */
@NullMarked
package io.github.amispring.boot.health;

import org.jspecify.annotations.NullMarked;
