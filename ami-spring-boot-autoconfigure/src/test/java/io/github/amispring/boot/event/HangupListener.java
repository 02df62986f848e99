/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import io.github.amispring.event.HangupEvent;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * A listener that is not an annotated method.
 *
 * @param calls records the calls
 * @param name the text to record for each call
 */
record HangupListener(ListenerCalls calls,
		String name) implements ApplicationListener<PayloadApplicationEvent<HangupEvent>> {

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<HangupEvent> event) {
		this.calls.add(this.name);
	}

}
