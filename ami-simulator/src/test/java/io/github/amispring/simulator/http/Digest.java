/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.util.Locale;

import io.github.amispring.simulator.http.Http.Reply;
import io.github.amispring.simulator.protocol.Md5;

/**
 * Sends requests with digest authentication, and does not repeat them after a challenge.
 */
record Digest(Http http, String username, String secret) {

	/** Returns a nonce from the server. */
	String nonce() {
		return this.http.get("/arawman").challenge("nonce");
	}

	Reply get(String uri, String nonce, int count) {
		return this.http.get(uri, "Authorization", authorization("GET", uri, nonce, count));
	}

	Reply getWithoutQop(String uri, String nonce) {
		String response = Md5.hex(account() + ":" + nonce + ":" + Md5.hex("GET:" + uri));
		return this.http.get(uri, "Authorization",
				"Digest username=\"%s\", realm=\"asterisk\", nonce=\"%s\", uri=\"%s\", response=\"%s\""
					.formatted(this.username, nonce, uri, response));
	}

	String authorization(String method, String uri, String nonce, int count) {
		String nc = String.format(Locale.ROOT, "%08x", count);
		String response = Md5.hex(account() + ":" + nonce + ":" + nc + ":c0ffee:auth:" + Md5.hex(method + ":" + uri));
		return "Digest username=\"%s\", realm=\"asterisk\", nonce=\"%s\", uri=\"%s\", algorithm=MD5, response=\"%s\", qop=auth, nc=%s, cnonce=\"c0ffee\", opaque=\"%2$s\""
			.formatted(this.username, nonce, uri, response, nc);
	}

	private String account() {
		return Md5.hex(this.username + ":asterisk:" + this.secret);
	}

}
