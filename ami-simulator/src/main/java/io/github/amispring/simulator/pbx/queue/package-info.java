/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Call queues, their members, and the application {@code Queue}.
 */
@NullMarked
package io.github.amispring.simulator.pbx.queue;

import org.jspecify.annotations.NullMarked;
