/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Compares what consumers receive with what PBXs send while instances and the broker
 * fail.
 */
@NullMarked
package io.github.amispring.kafka.trials.failover;

import org.jspecify.annotations.NullMarked;
