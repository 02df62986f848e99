/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * An application that runs on several instances, one of which is connected to the PBX.
 */
@NullMarked
package io.github.amispring.examples.leader;

import org.jspecify.annotations.NullMarked;
