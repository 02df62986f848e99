/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The current calls of the PBX, tracked from its events.
 */
@NullMarked
package io.github.amispring.sample.calls;

import org.jspecify.annotations.NullMarked;
