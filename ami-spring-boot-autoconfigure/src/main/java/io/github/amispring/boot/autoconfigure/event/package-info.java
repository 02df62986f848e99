/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Auto-configuration of listeners for events of a PBX.
 */
@NullMarked
package io.github.amispring.boot.autoconfigure.event;

import org.jspecify.annotations.NullMarked;
