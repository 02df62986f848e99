/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The exceptions of the client. All are unchecked and can be created in tests.
 */
@NullMarked
package io.github.amispring.exception;

import org.jspecify.annotations.NullMarked;
