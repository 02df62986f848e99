/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The messages of the Asterisk Manager Interface: what comes in, what goes out, and how
 * the one answers the other. Depends on nothing else here.
 */
@NullMarked
package io.github.amispring.message;

import org.jspecify.annotations.NullMarked;
