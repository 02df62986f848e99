/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Assigns each PBX to one of several instances through a Kafka consumer group.
 */
@NullMarked
package io.github.amispring.kafka.ownership;

import org.jspecify.annotations.NullMarked;
