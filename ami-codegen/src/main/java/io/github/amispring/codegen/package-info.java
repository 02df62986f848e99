/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Writes typed events, typed actions and the reference pages from the catalogue, at build
 * time.
 */
@NullMarked
package io.github.amispring.codegen;

import org.jspecify.annotations.NullMarked;
