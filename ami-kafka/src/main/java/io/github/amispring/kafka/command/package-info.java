/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Sends actions through Kafka to the instance that owns a PBX.
 */
@NullMarked
package io.github.amispring.kafka.command;

import org.jspecify.annotations.NullMarked;
