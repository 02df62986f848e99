/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The pages and their texts.
 */
@NullMarked
package io.github.amispring.sample.page;

import org.jspecify.annotations.NullMarked;
