/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Builds the snapshots of a view and its changes, and passes them on to listeners.
 */
@NullMarked
package io.github.amispring.live.internal.publish;

import org.jspecify.annotations.NullMarked;
