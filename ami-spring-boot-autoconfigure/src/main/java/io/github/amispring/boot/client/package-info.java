/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The clients of an application and their lifecycle.
 */
@NullMarked
package io.github.amispring.boot.client;

import org.jspecify.annotations.NullMarked;
