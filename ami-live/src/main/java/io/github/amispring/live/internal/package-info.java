/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Connects the parts of a live view with a client.
 */
@NullMarked
package io.github.amispring.live.internal;

import org.jspecify.annotations.NullMarked;
