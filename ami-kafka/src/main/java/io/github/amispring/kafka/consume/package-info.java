/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Consumes the records of Kafka topics.
 */
@NullMarked
package io.github.amispring.kafka.consume;

import org.jspecify.annotations.NullMarked;
