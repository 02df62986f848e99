/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Connections to the manager interface without the client under trial.
 */
@NullMarked
package io.github.amispring.kafka.trials.manager;

import org.jspecify.annotations.NullMarked;
