/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Actions as typed immutable values. Most are generated from the catalogue; their
 * hand-written parents are here.
 */
@NullMarked
package io.github.amispring.action;

import org.jspecify.annotations.NullMarked;
