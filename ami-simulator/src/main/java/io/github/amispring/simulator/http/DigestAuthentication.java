/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.util.Locale;

import com.sun.net.httpserver.HttpExchange;
import io.github.amispring.simulator.session.Account;
import io.github.amispring.simulator.session.SessionHost;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates each request with HTTP digest authentication. The nonce identifies the
 * session. A client can continue any session whose nonce it knows, and can choose the
 * nonce of a new session, as in Asterisk.
 */
final class DigestAuthentication implements Authentication {

	private static final String REALM = "asterisk";

	private final SessionHost host;

	private final HttpSessions sessions;

	DigestAuthentication(SessionHost host, HttpSessions sessions) {
		this.host = host;
		this.sessions = sessions;
	}

	@Override
	public @Nullable HttpSession begin(HttpExchange exchange) {
		DigestCredentials credentials = DigestCredentials.parse(exchange.getRequestHeaders().getFirst("Authorization"));
		Account account = (credentials != null) ? this.host.account(credentials.username()) : null;
		if (credentials == null || account == null
				|| !credentials.areValid(exchange.getRequestMethod(), REALM, account.secret())) {
			challenge(exchange, this.sessions.newId(), "");
			return null;
		}
		HttpSession session = this.sessions.begin(credentials.nonce(), account, exchange.getRemoteAddress().toString());
		if (!session.acceptNonce(credentials.nonce(), credentials.count(), this.sessions::newId)) {
			session.end();
			challenge(exchange, session.id(), ", stale=true");
			return null;
		}
		return session;
	}

	private static void challenge(HttpExchange exchange, long nonce, String stale) {
		exchange.getResponseHeaders()
			.set("WWW-Authenticate",
					String.format(Locale.ROOT,
							"Digest algorithm=MD5, realm=\"%s\", nonce=\"%08x\", qop=\"auth\", opaque=\"%2$08x\"%s",
							REALM, nonce, stale));
	}

}
