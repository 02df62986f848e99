/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

import java.util.List;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.live.control.CallControl;
import io.github.amispring.live.control.OriginatedCall;
import io.github.amispring.live.model.LiveCall;

/**
 * Creates the controls of calls.
 */
public final class Controls implements AutoCloseable {

	private final LiveView view;

	private final OpenWork open;

	private final OriginatedCalls originatedCalls;

	/**
	 * Creates an instance for a view.
	 */
	public Controls(LiveView view) {
		this.view = view;
		this.open = new OpenWork(view.server());
		this.originatedCalls = new OriginatedCalls(view, this.open);
	}

	/**
	 * Returns the control of a call.
	 */
	public CallControl control(LiveCall call) {
		return control(CallReference.of(call));
	}

	/**
	 * Returns the control of the call with an identifier.
	 */
	public CallControl control(String callId) {
		LiveCall call = this.view.snapshot().calls().get(callId);
		return control((call != null) ? CallReference.of(call) : CallReference.of(callId));
	}

	private CallControl control(CallReference reference) {
		return new DefaultCallControl(this.view, this.open, this.originatedCalls, reference);
	}

	/**
	 * Originates a call.
	 */
	public OriginatedCall originate(OriginateAction action) {
		return this.originatedCalls.originate(action);
	}

	/**
	 * Fails everything that waits for changes of the view.
	 */
	@Override
	public void close() {
		this.open.close();
	}

	/**
	 * Returns the sizes of all indexes.
	 */
	public List<Integer> sizes() {
		return List.of(this.open.size(), this.originatedCalls.size());
	}

}
