/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.test.FakeAmiClient;

/**
 * A live view that receives events from a test. Changes are delivered before
 * {@link #publish} returns.
 */
public final class Replay implements AutoCloseable {

	/**
	 * The settings of the client, which executes listeners in the thread of the event.
	 */
	public static final AmiClientSettings SETTINGS = AmiClientSettings.builder()
		.name("pbx")
		.host("localhost")
		.credentials("test", "test")
		.executor(Runnable::run)
		.build();

	private final FakeAmiClient client;

	private final LivePbx pbx;

	private final List<LiveEvent> changes = new ArrayList<>();

	public Replay() {
		this(new FakeAmiClient(SETTINGS));
	}

	public Replay(FakeAmiClient client) {
		this(client, LiveSettings.defaults());
	}

	public Replay(FakeAmiClient client, LiveSettings settings) {
		this.client = client;
		this.pbx = LivePbx.of(client, settings);
		this.pbx.subscribe(this.changes::add);
		this.pbx.start();
	}

	public void publish(AmiEvent event) {
		this.client.publish(event);
		if (!this.client.listenerFailures().isEmpty()) {
			throw new IllegalStateException("The view has failed for " + event.message(),
					this.client.listenerFailures().get(0));
		}
	}

	public void publish(List<? extends AmiEvent> events) {
		events.forEach(this::publish);
	}

	public FakeAmiClient client() {
		return this.client;
	}

	public LivePbx pbx() {
		return this.pbx;
	}

	public List<LiveEvent> changes() {
		return this.changes;
	}

	public <E extends LiveEvent> List<E> changes(Class<E> type) {
		return this.changes.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/** Returns the calls that have ended, in the order in which they ended. */
	public List<EndedCall> ended() {
		return changes(CallEndedEvent.class).stream().map(CallEndedEvent::ended).toList();
	}

	@Override
	public void close() {
		this.pbx.close();
		this.client.close();
	}

}
