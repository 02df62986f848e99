/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Test doubles of the client.
 */
@NullMarked
package io.github.amispring.test;

import org.jspecify.annotations.NullMarked;
