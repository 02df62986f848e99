/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Conversion of application events to and from JSON.
 */
@NullMarked
package io.github.amispring.boot.jackson;

import org.jspecify.annotations.NullMarked;
