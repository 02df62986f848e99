/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

import io.github.amispring.client.AmiClientSettings;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.AuthenticationException;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.auth.MalformedChallengeException;
import org.apache.hc.client5.http.auth.StandardAuthScheme;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.AuthChallengeParser;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.DigestScheme;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.ParserCursor;
import org.jspecify.annotations.Nullable;

/**
 * A session that the nonce of digest authentication identifies. The counter of each
 * request must be higher than that of the request before, but requests in parallel may
 * overtake each other, and a nonce is valid for 62 seconds. In both cases, Asterisk
 * responds with status 401, {@code stale=true} and another nonce for the same session,
 * and has not executed the action.
 * <p>
 * If the session does not exist anymore, Asterisk creates another one with the same nonce
 * and does not tell. Therefore, this class considers the session as ended when the last
 * response is so old that the server may have forgotten the session.
 */
final class DigestSession implements HttpSession {

	/** Less than the default of {@code httptimeout} in manager.conf, 60 seconds. */
	static final Duration MAX_IDLE = Duration.ofSeconds(55);

	private final String username;

	private final HttpHost target;

	private final BasicCredentialsProvider credentials = new BasicCredentialsProvider();

	private final InstantSource clock;

	/** Guarded by this, as all fields below. */
	private final DigestScheme scheme;

	private boolean challenged;

	private @Nullable Instant lastResponse;

	DigestSession(AmiClientSettings settings) {
		this(settings, InstantSource.system());
	}

	DigestSession(AmiClientSettings settings, InstantSource clock) {
		this.username = settings.username();
		this.target = HttpClientFactory.target(settings);
		this.credentials.setCredentials(new AuthScope(this.target),
				new UsernamePasswordCredentials(settings.username(), settings.secret().toCharArray()));
		this.clock = clock;
		this.scheme = new DigestScheme();
	}

	@Override
	public synchronized void authorize(ClassicHttpRequest request) throws IOException {
		requireRecentResponse();
		if (!this.challenged) {
			return;
		}
		try {
			HttpClientContext context = HttpClientContext.create();
			this.scheme.isResponseReady(this.target, this.credentials, context);
			request.setHeader(HttpHeaders.AUTHORIZATION,
					this.scheme.generateAuthResponse(this.target, request, context));
		}
		catch (AuthenticationException ex) {
			throw new IOException("Digest authentication failed: " + ex.getMessage(), ex);
		}
	}

	/** The wall clock also advances while the machine is suspended. */
	private void requireRecentResponse() throws SessionEndedException {
		Instant last = this.lastResponse;
		if (last != null && Duration.between(last, this.clock.instant()).compareTo(MAX_IDLE) > 0) {
			throw new SessionEndedException("The HTTP session may have expired, because the server has not responded"
					+ " for more than " + MAX_IDLE.toSeconds() + " seconds");
		}
	}

	@Override
	public synchronized boolean accept(ClassicHttpRequest request, HttpResponse response) throws IOException {
		if (response.getCode() != HttpStatus.SC_UNAUTHORIZED) {
			this.lastResponse = this.clock.instant();
			return true;
		}
		AuthChallenge challenge = challengeIn(response);
		boolean stale = challenge.getParams()
			.stream()
			.anyMatch((parameter) -> parameter.getName().equalsIgnoreCase("stale")
					&& "true".equalsIgnoreCase(parameter.getValue()));
		if (request.containsHeader(HttpHeaders.AUTHORIZATION) && !stale) {
			throw new CredentialsRejectedException(this.username);
		}
		try {
			this.scheme.processChallenge(challenge, HttpClientContext.create());
		}
		catch (MalformedChallengeException ex) {
			throw new IOException("Digest authentication failed: " + ex.getMessage(), ex);
		}
		this.challenged = true;
		return false;
	}

	private static AuthChallenge challengeIn(HttpResponse response) throws IOException {
		for (Header header : response.getHeaders(HttpHeaders.WWW_AUTHENTICATE)) {
			try {
				List<AuthChallenge> challenges = AuthChallengeParser.INSTANCE.parse(ChallengeType.TARGET,
						header.getValue(), new ParserCursor(0, header.getValue().length()));
				for (AuthChallenge challenge : challenges) {
					if (challenge.getSchemeName()
						.toLowerCase(Locale.ROOT)
						.equals(StandardAuthScheme.DIGEST.toLowerCase(Locale.ROOT))) {
						return challenge;
					}
				}
			}
			catch (ParseException ex) {
				// treated as if the header were missing
			}
		}
		throw new HttpStatusException(HttpStatus.SC_UNAUTHORIZED);
	}

}
