/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Writes the records, families, enums and tables of the events.
 */
@NullMarked
package io.github.amispring.codegen.writer.event;

import org.jspecify.annotations.NullMarked;
