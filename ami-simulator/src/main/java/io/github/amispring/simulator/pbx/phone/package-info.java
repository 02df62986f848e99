/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Phones and trunks, and their behavior when they are called.
 */
@NullMarked
package io.github.amispring.simulator.pbx.phone;

import org.jspecify.annotations.NullMarked;
