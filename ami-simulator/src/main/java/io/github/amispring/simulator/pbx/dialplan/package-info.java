/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The dialplan, its applications, and the calls of Dial and Originate.
 */
@NullMarked
package io.github.amispring.simulator.pbx.dialplan;

import org.jspecify.annotations.NullMarked;
