/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The calls of listeners, in order. */
class ListenerCalls extends CopyOnWriteArrayList<String> {

	private Consumer<String> then = (call) -> {
	};

	void then(Consumer<String> then) {
		this.then = then;
	}

	@Override
	public boolean add(String call) {
		super.add(call);
		this.then.accept(call);
		return true;
	}

}
