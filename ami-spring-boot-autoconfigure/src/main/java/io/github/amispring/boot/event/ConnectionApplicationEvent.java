/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import io.github.amispring.event.AmiConnectionEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.ResolvableType;

/**
 * The application event of a connection event. For listeners, its type is
 * {@code PayloadApplicationEvent}.
 */
final class ConnectionApplicationEvent extends PayloadApplicationEvent<AmiConnectionEvent> {

	private static final long serialVersionUID = 1L;

	private final transient ListenerGuard guard;

	private final transient ResolvableType type;

	ConnectionApplicationEvent(Object source, AmiConnectionEvent event, ListenerGuard guard) {
		super(source, event);
		this.guard = guard;
		this.type = ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, event.getClass());
	}

	ListenerGuard guard() {
		return this.guard;
	}

	@Override
	public ResolvableType getResolvableType() {
		return this.type;
	}

}
