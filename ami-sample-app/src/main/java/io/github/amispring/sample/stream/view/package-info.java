/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What the page shows, as JSON, and how it differs from what it showed before.
 */
@NullMarked
package io.github.amispring.sample.stream.view;

import org.jspecify.annotations.NullMarked;
