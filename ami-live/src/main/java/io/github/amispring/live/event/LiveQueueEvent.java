/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import io.github.amispring.live.model.LiveQueue;

/**
 * A change of a queue.
 *
 * @since 1.0.0
 */
public sealed interface LiveQueueEvent extends LiveEvent
		permits QueueCallerJoinedEvent, QueueCallerLeftEvent, QueueMemberChangedEvent {

	/**
	 * Returns the queue after the change.
	 * @return the queue
	 */
	LiveQueue queue();

}
