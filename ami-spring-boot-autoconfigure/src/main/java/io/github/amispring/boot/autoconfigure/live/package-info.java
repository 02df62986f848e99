/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Auto-configuration for live views.
 */
@NullMarked
package io.github.amispring.boot.autoconfigure.live;

import org.jspecify.annotations.NullMarked;
