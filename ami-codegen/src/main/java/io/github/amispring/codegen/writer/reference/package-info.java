/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Writes the reference pages and the names of events that IDEs offer.
 */
@NullMarked
package io.github.amispring.codegen.writer.reference;

import org.jspecify.annotations.NullMarked;
