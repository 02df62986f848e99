/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The built-in handlers, one class for each action or for a group of related actions.
 */
@NullMarked
package io.github.amispring.simulator.action;

import org.jspecify.annotations.NullMarked;
