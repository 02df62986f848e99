/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A simulated PBX for the tests of applications.
 */
@NullMarked
package io.github.amispring.boot.test.autoconfigure;

import org.jspecify.annotations.NullMarked;
