/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Auto-configuration for Kafka.
 */
@NullMarked
package io.github.amispring.boot.autoconfigure.kafka;

import org.jspecify.annotations.NullMarked;
