/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * An application with its tests, which the handbook shows.
 */
package io.github.amispring.boot.test.example;
