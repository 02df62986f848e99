/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Processes of Java, and what they use.
 */
@NullMarked
package io.github.amispring.kafka.trials.process;

import org.jspecify.annotations.NullMarked;
