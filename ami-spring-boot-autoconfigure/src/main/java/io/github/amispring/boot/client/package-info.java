/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The clients of an application, by name and as part of its lifecycle.
 */
@NullMarked
package io.github.amispring.boot.client;

import org.jspecify.annotations.NullMarked;
