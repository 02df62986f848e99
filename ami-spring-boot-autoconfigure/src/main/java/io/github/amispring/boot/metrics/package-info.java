/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Metrics of connections.
 */
@NullMarked
package io.github.amispring.boot.metrics;

import org.jspecify.annotations.NullMarked;
