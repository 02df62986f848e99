/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The wire format: framing of received bytes into messages, and encoding of actions.
 */
@NullMarked
package io.github.amispring.client.internal.wire;

import org.jspecify.annotations.NullMarked;
