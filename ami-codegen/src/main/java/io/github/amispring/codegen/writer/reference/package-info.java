/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Writes the reference pages and the event names that IDEs suggest.
 */
@NullMarked
package io.github.amispring.codegen.writer.reference;

import org.jspecify.annotations.NullMarked;
