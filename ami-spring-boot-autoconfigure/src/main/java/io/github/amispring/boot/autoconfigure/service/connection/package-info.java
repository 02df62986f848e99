/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Service connections: to a PBX in a container that Testcontainers or Docker Compose
 * runs.
 */
@NullMarked
package io.github.amispring.boot.autoconfigure.service.connection;

import org.jspecify.annotations.NullMarked;
