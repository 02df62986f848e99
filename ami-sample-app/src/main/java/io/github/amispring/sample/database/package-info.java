/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What the history and the audit log need to use a database.
 */
@NullMarked
package io.github.amispring.sample.database;

import org.jspecify.annotations.NullMarked;
