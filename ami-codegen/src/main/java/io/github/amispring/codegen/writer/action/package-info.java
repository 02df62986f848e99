/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Writes the classes of the actions, their parameters and their responses.
 */
@NullMarked
package io.github.amispring.codegen.writer.action;

import org.jspecify.annotations.NullMarked;
