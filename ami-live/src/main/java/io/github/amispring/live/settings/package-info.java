/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The settings of a live view, and the interfaces by which an application adds what AMI
 * does not report.
 */
@NullMarked
package io.github.amispring.live.settings;

import org.jspecify.annotations.NullMarked;
