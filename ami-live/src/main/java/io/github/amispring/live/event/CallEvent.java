/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import io.github.amispring.live.model.LiveCall;

/**
 * A change of a call.
 *
 * @since 1.0.0
 */
public sealed interface CallEvent extends LiveEvent
		permits CallStartedEvent, CallRingingEvent, CallAnsweredEvent, CallHeldEvent, CallResumedEvent,
		CallTransferredEvent, CallParkedEvent, CallMergedEvent, CallEndedEvent, CallUpdatedEvent {

	/**
	 * Returns the call after the change.
	 * @return the call
	 */
	LiveCall call();

}
