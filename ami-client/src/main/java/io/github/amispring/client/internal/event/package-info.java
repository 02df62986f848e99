/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Selects, buffers and delivers events.
 */
@NullMarked
package io.github.amispring.client.internal.event;

import org.jspecify.annotations.NullMarked;
