/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpSession;

import org.springframework.context.event.EventListener;
import org.springframework.security.core.session.SessionDestroyedEvent;
import org.springframework.stereotype.Component;

/**
 * Closes the browsers of a session that ends because its user has logged out, or because
 * it has expired. A browser that may read without a login reconnects.
 */
@Component
class BrowserSessions {

	private final Map<Browser, HttpSession> sessions = new ConcurrentHashMap<>();

	void add(Browser browser, HttpSession session) {
		this.sessions.put(browser, session);
		if (hasEnded(session)) {
			browser.close();
		}
	}

	/** A session can end while a request is being processed. */
	private static boolean hasEnded(HttpSession session) {
		try {
			session.getCreationTime();
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

	void remove(Browser browser) {
		this.sessions.remove(browser);
	}

	// a login changes the identifier of the session
	@EventListener
	void on(SessionDestroyedEvent event) {
		this.sessions.forEach((browser, session) -> {
			if (session.getId().equals(event.getId())) {
				browser.close();
			}
		});
	}

}
