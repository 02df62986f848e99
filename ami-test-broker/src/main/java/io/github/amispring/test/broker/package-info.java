/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A Kafka broker and connections to it that tests can interrupt.
 */
@NullMarked
package io.github.amispring.test.broker;

import org.jspecify.annotations.NullMarked;
