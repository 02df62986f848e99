/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The live view of a PBX: its calls, queues and devices.
 */
@NullMarked
package io.github.amispring.live;

import org.jspecify.annotations.NullMarked;
