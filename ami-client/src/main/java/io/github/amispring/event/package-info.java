/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Events as typed records. Most are generated from the catalogue; their hand-written
 * parents are here.
 */
@NullMarked
package io.github.amispring.event;

import org.jspecify.annotations.NullMarked;
