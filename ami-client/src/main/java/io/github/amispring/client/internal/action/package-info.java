/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Writes actions, correlates them with their responses and completes them.
 */
@NullMarked
package io.github.amispring.client.internal.action;

import org.jspecify.annotations.NullMarked;
