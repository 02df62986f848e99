/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The API of the client: {@link io.github.amispring.client.AmiClient}, its settings, its
 * status and its statistics.
 */
@NullMarked
package io.github.amispring.client;

import org.jspecify.annotations.NullMarked;
