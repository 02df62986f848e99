/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A server that replays a stream as fast as its clients read.
 */
@NullMarked
package io.github.amispring.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
