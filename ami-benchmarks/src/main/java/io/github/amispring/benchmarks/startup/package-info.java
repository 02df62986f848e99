/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The application whose start-up time is measured.
 */
@NullMarked
package io.github.amispring.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
