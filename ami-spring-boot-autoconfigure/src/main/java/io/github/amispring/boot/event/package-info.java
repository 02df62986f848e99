/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Events of the PBX as Spring application events.
 */
@NullMarked
package io.github.amispring.boot.event;

import org.jspecify.annotations.NullMarked;
