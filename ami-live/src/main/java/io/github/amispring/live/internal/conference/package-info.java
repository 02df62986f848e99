/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Follows the conferences of ConfBridge.
 */
@NullMarked
package io.github.amispring.live.internal.conference;

import org.jspecify.annotations.NullMarked;
