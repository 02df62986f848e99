/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A wallboard: stores ended calls in a database, and shows the queues.
 */
@NullMarked
package io.github.amispring.examples.wallboard;

import org.jspecify.annotations.NullMarked;
