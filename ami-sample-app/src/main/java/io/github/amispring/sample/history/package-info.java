/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The calls that have ended, in a database.
 */
@NullMarked
package io.github.amispring.sample.history;

import org.jspecify.annotations.NullMarked;
