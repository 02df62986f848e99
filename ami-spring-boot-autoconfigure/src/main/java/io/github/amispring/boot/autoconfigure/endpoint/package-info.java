/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Auto-configuration of the actuator endpoint.
 */
@NullMarked
package io.github.amispring.boot.autoconfigure.endpoint;

import org.jspecify.annotations.NullMarked;
