/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The events of a live view, such as {@code CallAnsweredEvent}.
 */
@NullMarked
package io.github.amispring.live.event;

import org.jspecify.annotations.NullMarked;
