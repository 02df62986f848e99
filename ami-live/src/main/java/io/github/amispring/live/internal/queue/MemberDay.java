/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;

/**
 * What a member has done on the current day. It outlives the membership, because members
 * log out and in again.
 */
final class MemberDay {

	Duration paused = Duration.ZERO;

	int ringNoAnswer;

}
