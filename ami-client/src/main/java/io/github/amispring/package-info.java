/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The entry point of the AMI client.
 */
@NullMarked
package io.github.amispring;

import org.jspecify.annotations.NullMarked;
