/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Many PBXs over two instances.
 */
@NullMarked
package io.github.amispring.kafka.trials.many;

import org.jspecify.annotations.NullMarked;
