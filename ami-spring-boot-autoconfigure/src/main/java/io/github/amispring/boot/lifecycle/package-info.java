/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The connection as part of the application's lifecycle.
 */
@NullMarked
package io.github.amispring.boot.lifecycle;

import org.jspecify.annotations.NullMarked;
