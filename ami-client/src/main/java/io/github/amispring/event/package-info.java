/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Events as typed records. Most records are generated from the catalogue.
 */
@NullMarked
package io.github.amispring.event;

import org.jspecify.annotations.NullMarked;
