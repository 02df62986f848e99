/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Writes the JSON Schema of the records on Kafka.
 */
@NullMarked
package io.github.amispring.codegen.writer.schema;

import org.jspecify.annotations.NullMarked;
