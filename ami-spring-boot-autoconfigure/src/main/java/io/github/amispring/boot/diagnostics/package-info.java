/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Explanations of why an application did not start.
 */
@NullMarked
package io.github.amispring.boot.diagnostics;

import org.jspecify.annotations.NullMarked;
