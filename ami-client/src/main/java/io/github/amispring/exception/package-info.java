/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The exceptions of the client. All are unchecked and extend
 * {@link io.github.amispring.exception.AmiException}.
 */
@NullMarked
package io.github.amispring.exception;

import org.jspecify.annotations.NullMarked;
