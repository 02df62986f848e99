/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.phone;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A SIP phone over UDP on the loopback interface. It registers with Asterisk without a
 * password, and sends silence while a call is answered.
 */
public final class SipPhone implements AutoCloseable {

	private static final int TIMEOUT_SECONDS = 20;

	private final String number;

	private final ScheduledExecutorService executor;

	private final SipSocket socket;

	private final Map<String, SipCall> calls = new ConcurrentHashMap<>();

	private final BlockingQueue<SipCall> incoming = new LinkedBlockingQueue<>();

	private final String registration = SipSocket.random();

	private int registrations;

	private volatile Ringing ringing = Ringing.UNLIMITED;

	private volatile boolean sendsMedia = true;

	/**
	 * Creates a phone and registers it.
	 * @param server the SIP address of Asterisk
	 * @param number the number of the phone, which is the name of its endpoint
	 */
	public SipPhone(InetSocketAddress server, String number) {
		this.number = number;
		this.executor = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "phone-" + number);
			thread.setDaemon(true);
			return thread;
		});
		this.socket = new SipSocket(server, this.executor, this::onRequest);
		register(3600);
	}

	/** Returns the number of the phone. */
	public String number() {
		return this.number;
	}

	/** Answers incoming calls after a time. */
	public void answerAfter(Duration ring) {
		this.ringing = Ringing.answerAfter(ring);
	}

	/** Does not respond to incoming calls. */
	public void ringOnly() {
		this.ringing = Ringing.UNLIMITED;
	}

	/** Rejects incoming calls with a status. */
	public void reject(int status) {
		this.ringing = Ringing.reject(status);
	}

	/** Redirects incoming calls to a number. */
	public void redirectTo(String number) {
		this.ringing = Ringing.redirectTo(number);
	}

	/** Specifies whether calls send silence. They do by default. */
	public void sendMedia(boolean sendsMedia) {
		this.sendsMedia = sendsMedia;
	}

	boolean sendsMedia() {
		return this.sendsMedia;
	}

	/** Calls a number. */
	public SipCall call(String number) {
		CompletableFuture<SipCall> started = new CompletableFuture<>();
		run(() -> {
			SipCall call = new SipCall(this, number);
			this.calls.put(call.callId(), call);
			call.start();
			started.complete(call);
		});
		return started.join();
	}

	/** Waits for an incoming call. Each call is returned once. */
	public SipCall awaitCall() {
		try {
			SipCall call = this.incoming.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
			if (call != null) {
				return call;
			}
			throw new IllegalStateException(this + " was not called");
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Hangs up all calls and forgets incoming calls that nothing has waited for. */
	public void reset() {
		this.calls.values().forEach(SipCall::hangUp);
		this.incoming.clear();
		ringOnly();
		sendMedia(true);
	}

	/** Unregisters. */
	@Override
	public void close() {
		reset();
		register(0);
		this.socket.close();
		this.executor.shutdownNow();
	}

	private void register(int seconds) {
		CompletableFuture<Integer> done = new CompletableFuture<>();
		String server = "sip:127.0.0.1:" + this.socket.server().getPort();
		run(() -> this.socket.request(SipMessage.request("REGISTER", server)
			.with("Via", this.socket.via(this.socket.newBranch()))
			.with("Max-Forwards", "70")
			.with("From", "<" + uri(this.number) + ">;tag=" + SipSocket.random())
			.with("To", "<" + uri(this.number) + ">")
			.with("Call-ID", this.registration)
			.with("CSeq", ++this.registrations + " REGISTER")
			.with("Contact", "<" + contact() + ">;expires=" + seconds)
			.with("Expires", String.valueOf(seconds)), (response) -> {
				if (response.status() >= 200) {
					done.complete(response.status());
				}
			}));
		int status = done.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
		if (status != 200) {
			throw new IllegalStateException("Registration of " + this + " failed with status " + status);
		}
	}

	private void onRequest(SipMessage request) {
		SipCall call = this.calls.get(request.callId());
		if (call != null) {
			call.onRequest(request);
		}
		else if (request.method().equals("INVITE")) {
			call = new SipCall(this, request);
			this.calls.put(call.callId(), call);
			call.ring(this.ringing);
			this.incoming.add(call);
		}
		else if (request.method().equals("OPTIONS") || request.method().equals("NOTIFY")) {
			this.socket.respond(request, SipMessage.response(request, 200));
		}
		else if (!request.method().equals("ACK")) {
			this.socket.respond(request, SipMessage.response(request, 481).withToTag(SipSocket.random()));
		}
	}

	void remove(SipCall call) {
		this.calls.remove(call.callId());
	}

	void run(Runnable task) {
		this.executor.execute(task);
	}

	void schedule(Duration delay, Runnable task) {
		this.executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	ScheduledExecutorService executor() {
		return this.executor;
	}

	SipSocket socket() {
		return this.socket;
	}

	/** Returns the address of a number at Asterisk. */
	String uri(String number) {
		return "sip:" + number + "@127.0.0.1:" + this.socket.server().getPort();
	}

	/** Returns the address of this phone. */
	String contact() {
		return "sip:" + this.number + "@127.0.0.1:" + this.socket.port();
	}

	@Override
	public String toString() {
		return "Phone " + this.number;
	}

}
