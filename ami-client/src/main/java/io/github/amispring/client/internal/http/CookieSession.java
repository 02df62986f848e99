/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.client.internal.wire.ProtocolException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * A session that the cookie {@code mansession_id} identifies. Asterisk sends the cookie
 * with each response. If the session does not exist anymore, Asterisk creates another
 * one, which is not logged in, and sends its cookie: the only reliable sign, because the
 * message "Permission denied" has other reasons, too.
 */
final class CookieSession implements HttpSession {

	private static final Pattern COOKIE = Pattern.compile("mansession_id=\"?([0-9a-fA-F]+)\"?(?:;.*)?");

	private volatile @Nullable String id;

	@Override
	public void authorize(ClassicHttpRequest request) {
		String id = this.id;
		if (id != null) {
			request.setHeader(HttpHeaders.COOKIE, "mansession_id=\"" + id + "\"");
		}
	}

	@Override
	public boolean accept(ClassicHttpRequest request, HttpResponse response) throws IOException {
		if (response.getCode() != HttpStatus.SC_OK) {
			return true;
		}
		String received = idIn(response);
		String id = this.id;
		if (id == null) {
			this.id = received;
		}
		else if (!id.equals(received)) {
			throw new SessionEndedException(
					"The server has ended the HTTP session, because it expired or because" + " Asterisk was restarted");
		}
		return true;
	}

	private static String idIn(HttpResponse response) throws ProtocolException {
		for (Header header : response.getHeaders(HttpHeaders.SET_COOKIE)) {
			Matcher cookie = COOKIE.matcher(header.getValue());
			if (cookie.matches()) {
				return cookie.group(1);
			}
		}
		throw new ProtocolException("not an AMI server: the response contains no cookie \"mansession_id\"");
	}

}
