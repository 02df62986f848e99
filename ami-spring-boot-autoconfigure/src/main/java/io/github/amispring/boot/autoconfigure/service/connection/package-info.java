/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Service connections to a PBX in a Testcontainers or Docker Compose container.
 */
@NullMarked
package io.github.amispring.boot.autoconfigure.service.connection;

import org.jspecify.annotations.NullMarked;
