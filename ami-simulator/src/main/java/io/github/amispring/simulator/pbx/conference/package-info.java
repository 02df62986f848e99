/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Conferences.
 */
@NullMarked
package io.github.amispring.simulator.pbx.conference;

import org.jspecify.annotations.NullMarked;
