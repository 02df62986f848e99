/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The catalogue of events and actions: its files, read strictly, and what they say.
 */
@NullMarked
package io.github.amispring.codegen.catalogue;

import org.jspecify.annotations.NullMarked;
