/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.message.AmiEvent;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * An application that has only the auto-configuration and records events.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ListeningApplication {

	private final List<Object> received = new CopyOnWriteArrayList<>();

	@EventListener
	void on(AmiEvent event) {
		this.received.add(event);
	}

	@EventListener
	void on(AmiConnectedEvent event) {
		this.received.add(event);
	}

	@EventListener
	void on(AmiDisconnectedEvent event) {
		this.received.add(event);
	}

	@EventListener
	void on(LiveEvent event) {
		this.received.add(event);
	}

	/** Returns the recorded events of one type, in order. */
	public <E> List<E> received(Class<E> type) {
		return this.received.stream().filter(type::isInstance).map(type::cast).toList();
	}

}
