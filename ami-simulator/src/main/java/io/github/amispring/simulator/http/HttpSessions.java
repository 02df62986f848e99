/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.github.amispring.simulator.protocol.PbxEvent;
import io.github.amispring.simulator.session.Account;
import io.github.amispring.simulator.session.SessionHost;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions over HTTP. Cookies and nonces identify the same sessions, as in Asterisk.
 * Thread-safe.
 */
final class HttpSessions {

	private static final Logger logger = LoggerFactory.getLogger(HttpSessions.class);

	private final Set<HttpSession> sessions = ConcurrentHashMap.newKeySet();

	private final SecureRandom random = new SecureRandom();

	private final SessionHost host;

	HttpSessions(SessionHost host) {
		this.host = host;
	}

	/**
	 * Begins a request of the session with an id, or of a new session if there is none.
	 */
	synchronized HttpSession begin(@Nullable Long id, String remoteAddress) {
		HttpSession session = (id != null) ? find((each) -> each.id() == id) : null;
		if (session == null) {
			session = add(newId(), remoteAddress);
		}
		session.begin();
		return session;
	}

	/**
	 * Begins a request of an account's session with a nonce, or of a new session if there
	 * is none.
	 */
	synchronized HttpSession begin(long nonce, Account account, String remoteAddress) {
		HttpSession session = find((each) -> each.hasNonce(nonce) && each.username().equals(account.username()));
		if (session == null) {
			session = add(nonce, remoteAddress);
			session.logIn(account);
		}
		session.begin();
		return session;
	}

	private @Nullable HttpSession find(Predicate<HttpSession> condition) {
		removeExpired();
		return this.sessions.stream().filter(condition).findAny().orElse(null);
	}

	private HttpSession add(long id, String remoteAddress) {
		HttpSession session = new HttpSession(this.host, id, remoteAddress);
		this.sessions.add(session);
		return session;
	}

	/** Returns a random id of up to eight hexadecimal digits. */
	long newId() {
		return 1 + this.random.nextInt(Integer.MAX_VALUE);
	}

	void remove(HttpSession session) {
		this.sessions.remove(session);
		session.close();
	}

	void removeAll() {
		this.sessions.forEach(this::remove);
	}

	private void removeExpired() {
		this.sessions.stream().filter(HttpSession::isExpired).forEach(this::remove);
	}

	Collection<HttpSession> all() {
		removeExpired();
		return Collections.unmodifiableSet(this.sessions);
	}

	/** Adds an event to all sessions. Closes the sessions that have too many events. */
	void publish(PbxEvent event) {
		for (HttpSession session : this.sessions) {
			if (!session.offer(event)) {
				logger.warn("Session {} is closed because the client has not read {} events", session.remoteAddress(),
						this.host.eventCapacity());
				remove(session);
			}
		}
	}

}
