/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;

/**
 * Counters of a member on the current day. They are kept when the member logs out,
 * because members log in again.
 */
final class MemberDay {

	Duration paused = Duration.ZERO;

	int ringNoAnswer;

}
