/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Follows the states of devices and of extensions with hints.
 */
@NullMarked
package io.github.amispring.live.internal.device;

import org.jspecify.annotations.NullMarked;
