/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.it;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.amispring.live.scenario.PhoneSet;
import io.github.amispring.live.scenario.ScenarioServer;
import io.github.amispring.phone.SipCall;
import io.github.amispring.phone.SipPhone;

/**
 * Three SIP phones that call each other, one call after the other.
 */
final class SoakPhones implements AutoCloseable {

	private static final Duration SHORT = Duration.ofMillis(500);

	private final SipPhone alice;

	private final SipPhone bob;

	private final SipPhone carol;

	private final List<Runnable> scripts = List.of(this::answered, this::busy, this::cancelled, this::hold,
			this::blindTransfer, this::attendedTransfer, this::blondeTransfer, this::pickup, this::localChannel,
			this::parked, this::fork);

	private final AtomicReference<Throwable> failure = new AtomicReference<>();

	private final Thread thread;

	private volatile boolean ending;

	private volatile long rounds;

	SoakPhones(ScenarioServer server, PhoneSet phones) {
		this.alice = new SipPhone(server.sip(), phones.endpoint("2001"));
		this.bob = new SipPhone(server.sip(), phones.endpoint("2002"));
		this.carol = new SipPhone(server.sip(), phones.endpoint("2003"));
		this.thread = new Thread(this::run, "soak-phones-" + phones);
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void run() {
		try {
			for (int i = 0; !this.ending; i++) {
				this.scripts.get(i % this.scripts.size()).run();
				phones().forEach(SipPhone::reset);
				this.rounds++;
			}
		}
		catch (RuntimeException | Error ex) {
			this.failure.set(ex);
		}
	}

	private List<SipPhone> phones() {
		return List.of(this.alice, this.bob, this.carol);
	}

	private static void pass() {
		CompletableFuture.runAsync(() -> {
		}, CompletableFuture.delayedExecutor(SHORT.toMillis(), TimeUnit.MILLISECONDS)).join();
	}

	private SipCall call(String extension) {
		this.bob.answerAfter(SHORT);
		this.carol.answerAfter(SHORT);
		SipCall call = this.alice.call(extension).awaitAnswered();
		pass();
		return call;
	}

	private void answered() {
		SipCall call = call("2002");
		this.bob.awaitCall().hangUp();
		call.awaitEnded();
	}

	private void busy() {
		this.bob.reject(486);
		this.alice.call("2002").awaitEnded();
	}

	private void cancelled() {
		SipCall call = this.alice.call("2002").awaitRinging();
		pass();
		call.hangUp();
		call.awaitEnded();
	}

	private void hold() {
		SipCall call = call("2002");
		call.hold();
		pass();
		call.unhold();
		hangUp(call);
	}

	private void localChannel() {
		hangUp(call("double-2002"));
	}

	private void fork() {
		this.carol.answerAfter(SHORT);
		SipCall call = this.alice.call("fork-2002-2003").awaitAnswered();
		hangUp(call);
	}

	private void blindTransfer() {
		SipCall call = call("2002");
		this.bob.awaitCall().transferTo("2003");
		this.carol.awaitCall().awaitAnswered();
		hangUp(call);
	}

	private void attendedTransfer() {
		SipCall call = call("2002");
		SipCall bob = this.bob.awaitCall();
		bob.hold();
		SipCall consultation = this.bob.call("2003").awaitAnswered();
		bob.transferTo(consultation);
		bob.awaitEnded();
		hangUp(call);
	}

	private void blondeTransfer() {
		SipCall call = call("2002");
		SipCall bob = this.bob.awaitCall();
		bob.hold();
		SipCall consultation = this.bob.call("2003").awaitRinging();
		bob.transferTo(consultation);
		this.carol.awaitCall().awaitAnswered();
		hangUp(call);
	}

	private void pickup() {
		SipCall call = this.alice.call("2002").awaitRinging();
		this.carol.call("pickup-2002").awaitAnswered();
		call.awaitAnswered();
		hangUp(call);
	}

	private void parked() {
		SipCall call = call("2002");
		this.bob.awaitCall().transferTo("700");
		pass();
		hangUp(call);
	}

	private static void hangUp(SipCall call) {
		pass();
		call.hangUp();
		call.awaitEnded();
	}

	/** Returns how many calls have ended, each with its transfers. */
	long rounds() {
		return this.rounds;
	}

	/** Waits for the end of the current call, and throws the failure of a phone. */
	void stop() {
		this.ending = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		if (this.failure.get() != null) {
			throw new IllegalStateException("A phone has failed", this.failure.get());
		}
	}

	@Override
	public void close() {
		this.ending = true;
		phones().forEach(SipPhone::close);
	}

}
