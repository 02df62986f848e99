/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A SIP phone for tests with a real Asterisk.
 */
@NullMarked
package io.github.amispring.phone;

import org.jspecify.annotations.NullMarked;
