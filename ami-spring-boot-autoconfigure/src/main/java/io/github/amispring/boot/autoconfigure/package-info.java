/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Auto-configuration of clients: properties, connection details and beans.
 */
@NullMarked
package io.github.amispring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
