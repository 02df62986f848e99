/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Application events as JSON.
 */
@NullMarked
package io.github.amispring.boot.jackson;

import org.jspecify.annotations.NullMarked;
