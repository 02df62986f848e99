/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Messages, headers, actions, events and responses of the Asterisk Manager Interface.
 */
@NullMarked
package io.github.amispring.message;

import org.jspecify.annotations.NullMarked;
