/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The stream of changes to the browsers.
 */
@NullMarked
package io.github.amispring.sample.stream;

import org.jspecify.annotations.NullMarked;
