/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Replays recorded events into a live view.
 */
package io.github.amispring.live.replay;
