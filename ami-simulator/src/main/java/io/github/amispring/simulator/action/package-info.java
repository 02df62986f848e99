/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The answers to the actions, one class for each or for a small family.
 */
@NullMarked
package io.github.amispring.simulator.action;

import org.jspecify.annotations.NullMarked;
