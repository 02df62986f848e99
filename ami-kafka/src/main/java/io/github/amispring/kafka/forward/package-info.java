/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Forwards the events and ended calls of a client to Kafka topics.
 */
@NullMarked
package io.github.amispring.kafka.forward;

import org.jspecify.annotations.NullMarked;
