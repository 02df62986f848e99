/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The live views of an application, their lifecycle, and their changes as Spring
 * application events.
 */
@NullMarked
package io.github.amispring.boot.live;

import org.jspecify.annotations.NullMarked;
