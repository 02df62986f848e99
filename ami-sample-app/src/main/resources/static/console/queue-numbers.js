// SPDX-License-Identifier: Apache-2.0
//
// The numbers at which the queues can be called. AMI does not report them: they are learned from the calls.

import { state } from "./store.js";

const numbers = new Map();

export function learnQueueNumbers() {
	for (const call of state.calls.values()) {
		if (call.queue && call.dialed && call.state === "QUEUED" && !call.transfers?.length) {
			numbers.set(`${call.server}|${call.queue}`, call.dialed);
		}
	}
}

/** Returns the number of a queue, or null if it is not known. */
export function queueNumber(queue) {
	return numbers.get(queue.key) ?? (/^\d+$/.test(queue.name) ? queue.name : null);
}
