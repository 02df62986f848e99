/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The actuator endpoints.
 */
@NullMarked
package io.github.amispring.boot.endpoint;

import org.jspecify.annotations.NullMarked;
