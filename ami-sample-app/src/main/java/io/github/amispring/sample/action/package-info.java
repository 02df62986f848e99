/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The actions of the console over HTTP: each controller validates a request, acts on a
 * PBX, and responds when the PBX has responded. No thread waits for the PBX.
 */
@NullMarked
package io.github.amispring.sample.action;

import org.jspecify.annotations.NullMarked;
