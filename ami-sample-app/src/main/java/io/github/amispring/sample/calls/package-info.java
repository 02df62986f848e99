/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What the PBX tells about its calls, and what is made of it.
 */
@NullMarked
package io.github.amispring.sample.calls;

import org.jspecify.annotations.NullMarked;
