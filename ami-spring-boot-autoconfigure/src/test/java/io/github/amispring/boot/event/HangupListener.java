/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import io.github.amispring.event.HangupEvent;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * A listener without annotations.
 *
 * @param heard where it tells that it was called
 * @param what what it tells
 */
record HangupListener(Heard heard, String what) implements ApplicationListener<PayloadApplicationEvent<HangupEvent>> {

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<HangupEvent> event) {
		this.heard.add(this.what);
	}

}
