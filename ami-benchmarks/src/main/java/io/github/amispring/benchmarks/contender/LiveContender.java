/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.amispring.benchmarks.stream.Asterisk;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.SnapshotReplacedEvent;

/**
 * This project's client with one subscriber for all events, and a live view.
 */
final class LiveContender implements Contender {

	private static final long SEED_SECONDS = 30;

	private final ClientContender client;

	private final LivePbx view;

	LiveContender(Asterisk server) {
		this.client = new ClientContender(server);
		this.view = LivePbx.of(this.client.client());
	}

	@Override
	public void connect() throws InterruptedException {
		CountDownLatch seeded = new CountDownLatch(1);
		this.view.subscribe(SnapshotReplacedEvent.class, (event) -> seeded.countDown());
		this.view.start();
		this.client.connect();
		if (!seeded.await(SEED_SECONDS, TimeUnit.SECONDS)) {
			throw new IllegalStateException("The live view did not receive the state of the PBX");
		}
	}

	@Override
	public long events() {
		return this.client.events();
	}

	@Override
	public void ping() {
		this.client.ping();
	}

	@Override
	public void pipeline(Pipeline pipeline, int outstanding) {
		this.client.pipeline(pipeline, outstanding);
	}

	@Override
	public void close() {
		if (this.view.statistics().errors() > 0) {
			throw new IllegalStateException("The live view has failed: " + this.view.statistics());
		}
		this.view.close();
		this.client.close();
	}

}
