/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Shared parts of the writers that generate Java sources and reference pages.
 */
@NullMarked
package io.github.amispring.codegen.writer;

import org.jspecify.annotations.NullMarked;
