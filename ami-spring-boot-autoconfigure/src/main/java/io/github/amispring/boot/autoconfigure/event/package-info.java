/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Auto-configuration of how events are published.
 */
@NullMarked
package io.github.amispring.boot.autoconfigure.event;

import org.jspecify.annotations.NullMarked;
