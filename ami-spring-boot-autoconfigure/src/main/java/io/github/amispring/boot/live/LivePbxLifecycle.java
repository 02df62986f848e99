/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import java.util.HashSet;
import java.util.Set;

import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.diagnostics.AmiPropertyNames;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.live.LivePbx;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;

/**
 * Starts live views before the clients whose events they follow. A view follows its
 * client until it is closed: it becomes stale when the client stops, and requests the
 * state of the PBX when the client starts again. If the settings of a client withhold
 * events that the view needs, a message is logged.
 *
 * @since 1.0.0
 */
public class LivePbxLifecycle implements SmartLifecycle {

	/** The phase, in which views start before the clients and all that uses views. */
	public static final int PHASE = AmiClientLifecycle.PHASE - 2;

	private final LivePbxs views;

	private final AmiClients clients;

	private final AmiPropertyNames properties;

	/** The views that have been started; guarded by this. */
	private final Set<LivePbx> startedViews = new HashSet<>();

	/** Whether the views of added clients are started; guarded by this. */
	private boolean started;

	private volatile boolean running;

	/**
	 * Creates a lifecycle.
	 * @param views the views, which have not been started
	 * @param clients the clients of the views
	 * @param environment contains the properties of the clients, which log messages refer
	 * to
	 */
	public LivePbxLifecycle(LivePbxs views, AmiClients clients, Environment environment) {
		this.views = views;
		this.clients = clients;
		this.properties = new AmiPropertyNames(environment);
		clients.follow(new Follower());
	}

	@Override
	public synchronized void start() {
		this.running = true;
		this.started = true;
		this.views.forEach(this::start);
	}

	private synchronized void start(LivePbx view) {
		if (!this.startedViews.add(view)) {
			return;
		}
		AmiClient client = this.clients.asMap().get(view.server());
		// a mocked client returns null
		AmiClientStatus status = (client != null) ? client.status() : null;
		if (status != null) {
			new WithheldEvents(view.server(), view.eventTypes(), status.events(), this.properties).log();
		}
		view.start();
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	private synchronized void added(String server) {
		LivePbx view = this.views.asMap().get(server);
		if (view != null && this.started) {
			start(view);
		}
	}

	private synchronized void removed(String server) {
		this.startedViews.removeIf((view) -> view.server().equals(server));
	}

	/**
	 * Starts the views of added clients.
	 */
	private final class Follower implements AmiClients.Listener {

		@Override
		public void added(AmiClient client) {
			LivePbxLifecycle.this.added(client.name());
		}

		@Override
		public void removed(AmiClient client) {
			LivePbxLifecycle.this.removed(client.name());
		}

	}

}
