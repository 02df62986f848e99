/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Follows channels, bridges and calls. The entities are {@link Channel}, {@link Bridge},
 * {@link Call} and its parts; each rule is a class.
 */
@NullMarked
package io.github.amispring.live.internal.call;

import org.jspecify.annotations.NullMarked;
