/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * JMH benchmarks of single steps.
 */
@NullMarked
package io.github.amispring.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
