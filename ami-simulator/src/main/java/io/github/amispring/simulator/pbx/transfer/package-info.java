/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Transfers of calls.
 */
@NullMarked
package io.github.amispring.simulator.pbx.transfer;

import org.jspecify.annotations.NullMarked;
