/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What listeners heard, in order. */
class Heard extends CopyOnWriteArrayList<String> {

	private Consumer<String> then = (what) -> {
	};

	void then(Consumer<String> then) {
		this.then = then;
	}

	@Override
	public boolean add(String what) {
		super.add(what);
		this.then.accept(what);
		return true;
	}

}
