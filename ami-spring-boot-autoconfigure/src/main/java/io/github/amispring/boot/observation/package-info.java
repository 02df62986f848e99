/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Observations of actions, originated calls and events.
 */
@NullMarked
package io.github.amispring.boot.observation;

import org.jspecify.annotations.NullMarked;
