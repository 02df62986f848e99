/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * An application that forwards events to RabbitMQ.
 */
@NullMarked
package io.github.amispring.examples.rabbit;

import org.jspecify.annotations.NullMarked;
