/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Call scenarios that run on a real Asterisk.
 */
package io.github.amispring.live.scenario;
