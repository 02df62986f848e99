/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * An application that uses the live view, with its tests. The handbook shows its code.
 */
package io.github.amispring.boot.test.screen;
