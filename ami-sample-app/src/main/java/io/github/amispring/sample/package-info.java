/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The operator console, a sample application that uses the starter.
 */
@NullMarked
package io.github.amispring.sample;

import org.jspecify.annotations.NullMarked;
