/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * AMI over HTTP: requests and responses, authentication, encodings, and the sessions that
 * clients continue with each request.
 */
@NullMarked
package io.github.amispring.simulator.http;

import org.jspecify.annotations.NullMarked;
