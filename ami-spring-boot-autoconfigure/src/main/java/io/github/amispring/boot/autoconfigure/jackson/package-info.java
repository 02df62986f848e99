/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Auto-configuration of the Jackson modules for events.
 */
@NullMarked
package io.github.amispring.boot.autoconfigure.jackson;

import org.jspecify.annotations.NullMarked;
