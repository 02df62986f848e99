/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * An application with its tests, as the handbook shows them.
 */
package io.github.amispring.boot.test.example;
