/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The programs that run as instances.
 */
@NullMarked
package io.github.amispring.kafka.trials.instance;

import org.jspecify.annotations.NullMarked;
