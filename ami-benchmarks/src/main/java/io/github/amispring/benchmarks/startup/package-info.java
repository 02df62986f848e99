/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What a start of Spring Boot takes.
 */
@NullMarked
package io.github.amispring.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
