/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The operator console, an example of what can be built on the starter.
 */
@NullMarked
package io.github.amispring.sample;

import org.jspecify.annotations.NullMarked;
