/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Controls calls and follows originated calls.
 */
@NullMarked
package io.github.amispring.live.internal.control;

import org.jspecify.annotations.NullMarked;
