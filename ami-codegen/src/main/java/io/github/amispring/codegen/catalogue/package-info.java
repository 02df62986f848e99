/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The catalogue of events and actions: its files, their strict reader and its checks.
 */
@NullMarked
package io.github.amispring.codegen.catalogue;

import org.jspecify.annotations.NullMarked;
