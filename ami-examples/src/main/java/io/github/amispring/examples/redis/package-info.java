/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * An application that forwards events to a Redis stream.
 */
@NullMarked
package io.github.amispring.examples.redis;

import org.jspecify.annotations.NullMarked;
