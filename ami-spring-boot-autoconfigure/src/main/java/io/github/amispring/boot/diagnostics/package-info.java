/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Failure analyzers that explain why an application failed to start.
 */
@NullMarked
package io.github.amispring.boot.diagnostics;

import org.jspecify.annotations.NullMarked;
