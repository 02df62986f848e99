/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Health indicator for connections.
 */
@NullMarked
package io.github.amispring.boot.health;

import org.jspecify.annotations.NullMarked;
