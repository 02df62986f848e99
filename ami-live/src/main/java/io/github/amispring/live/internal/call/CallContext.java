/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.settings.LiveSettings;

/**
 * The entities and rules that the classes for events share.
 */
final class CallContext {

	final LiveSettings settings;

	final EventTime time;

	final Drops drops;

	final Touched touched = new Touched();

	final Merges merges = new Merges();

	final Channels channels = new Channels(this.touched);

	final Conversation conversation = new Conversation(this.channels);

	final RealCaller realCaller = new RealCaller(this.channels, this.conversation);

	final EnderRule enderRule;

	final Bridges bridges;

	final Calls calls;

	final Joining joining;

	final Snapshots snapshots;

	final TransferLog transferLog;

	CallContext(String server, LiveSettings settings, EventTime time, Drops drops) {
		this.settings = settings;
		this.time = time;
		this.drops = drops;
		this.enderRule = new EnderRule(settings.partyResolver());
		this.bridges = new Bridges(this.channels, this.touched, time, settings.limits(), drops);
		this.calls = new Calls(server, settings, this.channels, this.touched, time, this.enderRule);
		this.joining = new Joining(this.calls, this.channels, this.merges);
		this.snapshots = new Snapshots(this.channels, this.calls, this.joining, this.touched, time);
		this.transferLog = new TransferLog(this.touched, time, settings.limits().entriesPerCall());
	}

}
