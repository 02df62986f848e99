/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What is written from the catalogue: Java sources and reference pages.
 */
@NullMarked
package io.github.amispring.codegen.writer;

import org.jspecify.annotations.NullMarked;
