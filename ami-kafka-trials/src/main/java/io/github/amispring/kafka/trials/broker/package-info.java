/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A broker as a process, and relays that can be cut.
 */
@NullMarked
package io.github.amispring.kafka.trials.broker;

import org.jspecify.annotations.NullMarked;
