/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A server that replays a stream of events to its clients.
 */
@NullMarked
package io.github.amispring.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
