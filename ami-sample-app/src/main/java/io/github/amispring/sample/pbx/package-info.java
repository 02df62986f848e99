/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The PBXs of the console: real ones, or two simulated ones.
 */
@NullMarked
package io.github.amispring.sample.pbx;

import org.jspecify.annotations.NullMarked;
