/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.lifecycle;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiConnectException;
import io.github.amispring.message.AmiException;
import org.jspecify.annotations.Nullable;

/**
 * Starts a client early and stops it late, so that actions can be carried out while web
 * requests and messages are being served.
 */
public class AmiClientLifecycle extends BackgroundStop {

	/** Before the phases of web servers, and after them when the application stops. */
	public static final int PHASE = DEFAULT_PHASE - 4096;

	private final AmiClient client;

	private final @Nullable Duration startTimeout;

	private final Duration stopTimeout;

	private volatile boolean running;

	private AmiClientLifecycle(AmiClient client, @Nullable Duration startTimeout, Duration stopTimeout) {
		super("ami-" + client.name() + "-shutdown");
		this.client = client;
		this.startTimeout = startTimeout;
		this.stopTimeout = stopTimeout;
	}

	/**
	 * A lifecycle that does not wait for the PBX.
	 * @param client the client
	 * @param stopTimeout how long the client may take to stop
	 * @return the lifecycle
	 */
	public static AmiClientLifecycle inBackground(AmiClient client, Duration stopTimeout) {
		return new AmiClientLifecycle(client, null, stopTimeout);
	}

	/**
	 * A lifecycle that does not start without the PBX.
	 * @param client the client
	 * @param startTimeout how long the client may take to be ready
	 * @param stopTimeout how long the client may take to stop
	 * @return the lifecycle
	 */
	public static AmiClientLifecycle required(AmiClient client, Duration startTimeout, Duration stopTimeout) {
		return new AmiClientLifecycle(client, startTimeout, stopTimeout);
	}

	@Override
	public void start() {
		this.running = true;
		CompletableFuture<Void> firstAttempt = this.client.start();
		if (this.startTimeout == null) {
			return;
		}
		try {
			await(firstAttempt, this.startTimeout);
		}
		catch (RuntimeException ex) {
			stop();
			throw ex;
		}
	}

	private void await(CompletableFuture<Void> firstAttempt, Duration timeout) {
		try {
			firstAttempt.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof AmiException cause) ? cause
					: new AmiConnectException(problem("could not be connected to"), ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new AmiConnectException(problem("was not ready within " + timeout.toMillis() + " ms"), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AmiConnectException(problem("was not waited for any longer"), ex);
		}
	}

	private String problem(String what) {
		return "PBX \"" + this.client.name() + "\" " + what;
	}

	@Override
	public void stop() {
		this.client.stop(this.stopTimeout);
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

}
