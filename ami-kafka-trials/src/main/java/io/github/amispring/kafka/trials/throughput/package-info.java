/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The cost of an event, and its delay.
 */
@NullMarked
package io.github.amispring.kafka.trials.throughput;

import org.jspecify.annotations.NullMarked;
