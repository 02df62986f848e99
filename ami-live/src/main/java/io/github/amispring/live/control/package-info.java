/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Acting on calls: hang up, transfer, park, spy on, record and originate calls.
 */
@NullMarked
package io.github.amispring.live.control;

import org.jspecify.annotations.NullMarked;
