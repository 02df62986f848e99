/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.example;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.HangupCause;
import io.github.amispring.event.HangupEvent;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.event.EventListener;

/**
 * Records missed calls and calls back.
 */
@SpringBootApplication(proxyBeanMethods = false)
class CallbackApplication {

	private final List<String> missed = new CopyOnWriteArrayList<>();

	private final AmiClient client;

	CallbackApplication(AmiClient client) {
		this.client = client;
	}

	@EventListener
	void on(HangupEvent hangup) {
		if (hangup.cause() == HangupCause.NO_ANSWER) {
			this.missed.add(hangup.channel().name());
		}
	}

	List<String> missed() {
		return this.missed;
	}

	void callBack(String device) {
		this.client.execute(OriginateAction.of(device).extension("default", "100", 1));
	}

}
