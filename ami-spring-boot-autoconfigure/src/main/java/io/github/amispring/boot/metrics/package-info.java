/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Metrics of connections and of live views.
 */
@NullMarked
package io.github.amispring.boot.metrics;

import org.jspecify.annotations.NullMarked;
