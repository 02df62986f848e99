/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Immutable records of what happens on a PBX: calls, channels, bridges, queues,
 * conferences, parked calls, devices and extensions. Values that Asterisk did not report
 * are {@code null}.
 */
@NullMarked
package io.github.amispring.live.model;

import org.jspecify.annotations.NullMarked;
