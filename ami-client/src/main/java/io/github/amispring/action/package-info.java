/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Actions as typed, immutable objects. Most classes are generated from the catalogue.
 */
@NullMarked
package io.github.amispring.action;

import org.jspecify.annotations.NullMarked;
