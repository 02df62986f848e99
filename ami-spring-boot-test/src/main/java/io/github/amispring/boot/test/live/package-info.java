/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Tests of applications that use the live view: replays recorded events into a view, and
 * verifies the records of calls.
 */
@NullMarked
package io.github.amispring.boot.test.live;

import org.jspecify.annotations.NullMarked;
