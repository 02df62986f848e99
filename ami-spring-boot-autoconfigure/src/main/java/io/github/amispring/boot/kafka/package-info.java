/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Forwards the events of all PBXs to Kafka, and publishes events from Kafka.
 */
@NullMarked
package io.github.amispring.boot.kafka;

import org.jspecify.annotations.NullMarked;
