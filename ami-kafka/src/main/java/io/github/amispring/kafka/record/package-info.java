/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The records that are written to Kafka topics: events, connection events, losses and
 * ended calls, with their headers and their JSON.
 */
@NullMarked
package io.github.amispring.kafka.record;

import org.jspecify.annotations.NullMarked;
