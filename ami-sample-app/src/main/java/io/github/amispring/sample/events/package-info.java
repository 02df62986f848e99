/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The events of the PBXs.
 */
@NullMarked
package io.github.amispring.sample.events;

import org.jspecify.annotations.NullMarked;
