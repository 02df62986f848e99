/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Support for tests of several packages.
 */
package io.github.amispring.boot.testsupport;
