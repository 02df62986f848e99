/*
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A SIP phone for tests against a real Asterisk.
 */
package io.github.amispring.live.scenario.sip;
