/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.simulator.protocol.PbxEvent;
import io.github.amispring.simulator.protocol.Privileges;
import io.github.amispring.simulator.session.AbstractSession;
import io.github.amispring.simulator.session.ActionRegistry;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ManagerSession;
import io.github.amispring.simulator.session.ResponseWriter;
import io.github.amispring.simulator.session.SessionHost;
import org.jspecify.annotations.Nullable;

/**
 * A session over HTTP, which ends some time after its last response. The session keeps
 * all events for the next WaitEvent action. As in Asterisk, permissions, mask and filters
 * apply when the events are returned. Several requests can run at the same time.
 * Thread-safe.
 */
final class HttpSession extends AbstractSession {

	/** The lifetime after a response, {@code httptimeout} in manager.conf. */
	static final Duration TIMEOUT = Duration.ofSeconds(60);

	/** The lifetime after a response of a session that has not logged in. */
	static final Duration UNAUTHENTICATED_TIMEOUT = Duration.ofSeconds(5);

	/** The age from which the client must use another nonce. */
	static final Duration MAX_NONCE_AGE = Duration.ofSeconds(62);

	/** The time between the longest wait for events and the end of the session. */
	private static final Duration WAIT_MARGIN = Duration.ofSeconds(10);

	private static final Pattern SECONDS = Pattern.compile("\\s*([+-]?\\d{1,9})");

	private static final int UNUSED = -1;

	private final ActionRegistry.Entry waitEvent = new ActionRegistry.Entry("WaitEvent", "Waits for an event.",
			Privileges.NONE, this::waitForEvents);

	private final Deque<PbxEvent> events = new ArrayDeque<>();

	private final String remoteAddress;

	private long id;

	private long previousId = UNUSED;

	private Instant idCreated;

	private long requestCount = UNUSED;

	private int activeRequests;

	private Instant expires;

	private @Nullable Poll poll;

	private boolean ended;

	HttpSession(SessionHost host, long id, String remoteAddress) {
		super(host);
		this.id = id;
		this.remoteAddress = remoteAddress;
		this.idCreated = host.clock().now();
		this.expires = this.idCreated.plus(TIMEOUT);
		// the login sets the mask only if it has the header Events
		setMask(Privileges.NONE);
	}

	/** Returns the address of the client that created this session. */
	@Override
	public String remoteAddress() {
		return this.remoteAddress;
	}

	/** Returns the id, which is the value of the cookie or the nonce. */
	synchronized long id() {
		return this.id;
	}

	/** Returns whether the nonce is the current or the previous nonce. */
	synchronized boolean hasNonce(long nonce) {
		return this.id == nonce || this.previousId == nonce;
	}

	/**
	 * Returns whether a request may use a nonce. The request that creates the session is
	 * not counted. A nonce that is too old, or whose count does not rise, is replaced.
	 * @param nonce the nonce of the request
	 * @param count the number of the request, null if the client does not count requests
	 * @param ids supplies a new nonce
	 */
	synchronized boolean acceptNonce(long nonce, @Nullable Long count, LongSupplier ids) {
		if (nonce != this.id) {
			return false;
		}
		if (this.requestCount == UNUSED) {
			this.requestCount = 0;
			return true;
		}
		Instant now = host().clock().now();
		boolean repeated = count != null && count <= this.requestCount;
		if (repeated || now.isAfter(this.idCreated.plus(MAX_NONCE_AGE))) {
			this.previousId = this.id;
			this.id = ids.getAsLong();
			this.idCreated = now;
			this.requestCount = 0;
			return false;
		}
		this.requestCount = (count != null) ? count : this.requestCount;
		return true;
	}

	/** Begins a request. The session does not expire before the request ends. */
	synchronized void begin() {
		this.activeRequests++;
	}

	/** Ends a request. */
	synchronized void end() {
		this.activeRequests--;
		this.expires = host().clock().now().plus(isAuthenticated() ? TIMEOUT : UNAUTHENTICATED_TIMEOUT);
	}

	synchronized boolean isExpired() {
		return this.activeRequests == 0 && !host().clock().now().isBefore(this.expires);
	}

	/** Closes this session. A request that is waiting for events returns. */
	synchronized void close() {
		this.ended = true;
		notifyAll();
	}

	/** Adds an event. Returns false if too many events are already waiting. */
	synchronized boolean offer(PbxEvent event) {
		if (this.events.size() >= host().eventCapacity()) {
			return false;
		}
		this.events.add(event);
		notifyAll();
		return true;
	}

	/** Runs an action. */
	ResponseWriter respond(List<byte[]> lines) throws InterruptedException {
		return run(lines);
	}

	@Override
	protected ActionRegistry.@Nullable Entry find(String name) {
		return name.equalsIgnoreCase(this.waitEvent.name()) ? this.waitEvent : super.find(name);
	}

	private void waitForEvents(ManagerSession session, ActionRequest request, ResponseWriter response)
			throws InterruptedException {
		if (mask().isEmpty()) {
			setMask(Privileges.ALL);
		}
		List<PbxEvent> taken = takeEvents(request.get("Timeout"));
		if (taken == null) {
			response.raw(new byte[0]);
			return;
		}
		response.success("Waiting for Event completed.");
		taken.stream().filter(this::accepts).forEach(response::event);
		response.event(response.begin("WaitEventComplete").end());
	}

	/**
	 * Waits for an event, which need not pass the mask. Returns null if another request
	 * has started to wait.
	 */
	private synchronized @Nullable List<PbxEvent> takeEvents(String seconds) throws InterruptedException {
		Poll current = new Poll();
		this.poll = current;
		notifyAll();
		Duration timeout = timeout(seconds);
		if (timeout.isZero()) {
			current.timedOut = true;
		}
		else if (this.events.isEmpty()) {
			host().clock().schedule(timeout, () -> timeOut(current));
		}
		while (this.poll == current && this.events.isEmpty() && !current.timedOut && !this.ended) {
			wait();
		}
		if (this.poll != current) {
			return null;
		}
		this.poll = null;
		List<PbxEvent> taken = List.copyOf(this.events);
		this.events.clear();
		return taken;
	}

	private synchronized void timeOut(Poll poll) {
		poll.timedOut = true;
		notifyAll();
	}

	private Duration timeout(String seconds) {
		Duration limit = Duration.between(host().clock().now(), this.expires).minus(WAIT_MARGIN);
		Matcher number = SECONDS.matcher(seconds);
		Duration timeout = number.lookingAt() ? Duration.ofSeconds(Long.parseLong(number.group(1))) : limit;
		if (timeout.isNegative() || timeout.compareTo(limit) > 0) {
			timeout = limit;
		}
		return timeout.isNegative() ? Duration.ZERO : timeout;
	}

	@Override
	public String toString() {
		return "HttpSession[" + this.remoteAddress + ", " + username() + "]";
	}

	/** A request that is waiting for events. */
	private static final class Poll {

		private boolean timedOut;

	}

}
