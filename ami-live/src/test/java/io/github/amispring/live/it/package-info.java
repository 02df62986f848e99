/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Tests of the live view on a real Asterisk.
 */
package io.github.amispring.live.it;
