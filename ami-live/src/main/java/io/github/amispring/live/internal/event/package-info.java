/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The way of an event to the classes that process it, and its time.
 */
@NullMarked
package io.github.amispring.live.internal.event;

import org.jspecify.annotations.NullMarked;
