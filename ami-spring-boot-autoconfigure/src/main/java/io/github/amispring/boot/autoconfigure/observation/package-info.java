/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Auto-configuration of observations.
 */
@NullMarked
package io.github.amispring.boot.autoconfigure.observation;

import org.jspecify.annotations.NullMarked;
