/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What the tests share.
 */
package io.github.amispring.boot.testsupport;
