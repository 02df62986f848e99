/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.github.amispring.simulator.protocol.PbxEvent;
import io.github.amispring.simulator.protocol.Privileges;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a session that do not depend on its transport: the account, the event mask
 * and filters, and the permissions and handlers of actions. Thread-safe.
 */
public abstract class AbstractSession implements ManagerSession {

	private static final int MAX_CHALLENGE = 1_000_000_000;

	private final List<EventFilter> filters = new CopyOnWriteArrayList<>();

	private final String challenge = Integer.toString(new SecureRandom().nextInt(MAX_CHALLENGE));

	private final SessionHost host;

	private volatile @Nullable Account account;

	private volatile Privileges mask = Privileges.ALL;

	/**
	 * Creates a session that has not logged in.
	 * @param host the host of the session
	 */
	protected AbstractSession(SessionHost host) {
		this.host = host;
	}

	/**
	 * Returns the host of this session.
	 * @return the host
	 */
	protected final SessionHost host() {
		return this.host;
	}

	/**
	 * Returns the address of the client.
	 * @return the address and the port
	 */
	public abstract String remoteAddress();

	@Override
	public final boolean isAuthenticated() {
		return this.account != null;
	}

	@Override
	public final String username() {
		Account current = this.account;
		return (current != null) ? current.username() : "";
	}

	@Override
	public final void logIn(Account account) {
		this.account = account;
	}

	@Override
	public final boolean mayRun(Privileges classes) {
		Account current = this.account;
		return current != null && (classes.isEmpty() || classes.meets(current.write()));
	}

	@Override
	public final Privileges mask() {
		return this.mask;
	}

	@Override
	public final void setMask(Privileges mask) {
		this.mask = mask;
	}

	@Override
	public final void addFilter(EventFilter filter) {
		this.filters.add(filter);
	}

	@Override
	public final String challenge() {
		return this.challenge;
	}

	@Override
	public final void pause(Duration delay) throws InterruptedException {
		if (!delay.isZero()) {
			CountDownLatch over = new CountDownLatch(1);
			this.host.clock().schedule(delay, over::countDown);
			over.await();
		}
	}

	/**
	 * Returns whether the client may read an event and has requested it.
	 * @param event the event
	 * @return {@code true} to send the event
	 */
	protected final boolean accepts(PbxEvent event) {
		Account current = this.account;
		return current != null && current.read().covers(event.classes()) && this.mask.covers(event.classes())
				&& !this.mask.isEmpty() && EventFilter.accepts(this.filters, event);
	}

	/**
	 * Runs an action if the account may run it.
	 * @param lines the lines of the action, without line ends
	 * @return the response
	 * @throws InterruptedException if the session is closed in the meantime
	 */
	protected final ResponseWriter run(List<byte[]> lines) throws InterruptedException {
		ActionRequest request = new ActionRequest(lines, username());
		ResponseWriter response = new ResponseWriter(request.actionId());
		String name = request.name();
		if (name.isEmpty()) {
			response.error("Missing action in request");
			return response;
		}
		this.host.received(request);
		ActionHandler override = this.host.override(name);
		ActionRegistry.Entry entry = find(name);
		if (!isAuthenticated() && !isBeforeLogin(name)) {
			response.error("Permission denied");
		}
		else if (entry != null && isAuthenticated() && !mayRun(entry.classes())) {
			response.error("Permission denied");
		}
		else if (override != null) {
			override.handle(request, response);
		}
		else if (entry != null) {
			entry.handler().handle(this, request, response);
		}
		else {
			response
				.error("Invalid/unknown command: " + name + ". Use Action: ListCommands to show available commands.");
		}
		return response;
	}

	/**
	 * Finds a built-in action.
	 * @param name the name, ignoring case
	 * @return the action, {@code null} if there is none
	 */
	protected ActionRegistry.@Nullable Entry find(String name) {
		return this.host.actions().find(name);
	}

	private static boolean isBeforeLogin(String action) {
		return action.equalsIgnoreCase("Login") || action.equalsIgnoreCase("Challenge")
				|| action.equalsIgnoreCase("Logoff");
	}

}
