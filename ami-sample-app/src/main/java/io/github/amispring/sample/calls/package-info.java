/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The calls of the PBX, from its live view.
 */
@NullMarked
package io.github.amispring.sample.calls;

import org.jspecify.annotations.NullMarked;
