/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Connects to a server over HTTP. Actions are posted as forms, events are polled, and
 * both become one stream of messages, as over TCP.
 */
@NullMarked
package io.github.amispring.client.internal.http;

import org.jspecify.annotations.NullMarked;
