/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Who may use the console: login, roles, protection of browsers, and the audit log.
 */
@NullMarked
package io.github.amispring.sample.security;

import org.jspecify.annotations.NullMarked;
