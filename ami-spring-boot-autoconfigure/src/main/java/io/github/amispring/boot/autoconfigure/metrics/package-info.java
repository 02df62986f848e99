/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Auto-configuration of metrics.
 */
@NullMarked
package io.github.amispring.boot.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
