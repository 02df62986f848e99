/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The results file, and the tables and charts that are made from it.
 */
@NullMarked
package io.github.amispring.benchmarks.report;

import org.jspecify.annotations.NullMarked;
