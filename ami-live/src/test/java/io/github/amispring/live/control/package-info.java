/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Tests for acting on calls.
 */
package io.github.amispring.live.control;
