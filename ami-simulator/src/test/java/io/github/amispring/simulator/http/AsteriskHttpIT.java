/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.http.Http.Reply;
import io.github.amispring.simulator.protocol.Md5;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Over HTTP, the simulator responds like a real Asterisk to the same requests: with the
 * same status, headers and body.
 */
class AsteriskHttpIT {

	/** Distinguishes the events of this test from those of other users of the server. */
	private static final String MARK = "Http" + System.nanoTime();

	private static void compare(int version, Consumer<Recording> requests) {
		Asterisk asterisk = Asterisk.of(version);
		Recording expected = new Recording(asterisk.http(), asterisk.get("USERNAME"), asterisk.get("SECRET"));
		requests.accept(expected);
		try (AmiSimulator simulator = AmiSimulator.builder()
			.asteriskVersion(Integer.toString(version))
			.account(asterisk.get("USERNAME"), asterisk.get("SECRET"))
			.httpPort(0)
			.build()
			.start()) {
			Recording actual = new Recording(Http.of(simulator), asterisk.get("USERNAME"), asterisk.get("SECRET"));
			requests.accept(actual);
			assertThat(actual.responses()).isNotEmpty().isEqualTo(expected.responses());
		}
	}

	/** Logs in, and requests only the events of this test. */
	private static String logInForEvents(Recording server) {
		String cookie = server.logIn("Events=user");
		server.get("/rawman?" + Http.query("Action", "Filter", "Operation", "Add", "Filter", "UserEvent: " + MARK),
				cookie);
		return cookie;
	}

	private static void sendEvent(Recording server, String cookie, String parameters) {
		server.get("/rawman?Action=UserEvent&UserEvent=" + MARK + "&" + parameters, cookie);
	}

	@EachAsterisk
	void logsInAndOff(int version) {
		compare(version, (server) -> {
			String cookie = server.logIn("ActionID=1");
			server.get("/rawman?Action=Ping&ActionID=2", cookie);
			server.get("/mxml?Action=Ping&ActionID=2", cookie);
			server.get("/manager?Action=Ping&ActionID=2", cookie);
			server.get("/rawman?Action=Login", cookie);
			server.get("/rawman?Action=Logoff&ActionID=3", cookie);
			server.get("/rawman?Action=Ping", cookie);
		});
	}

	@EachAsterisk
	void sendsFullyBooted(int version) {
		compare(version, (server) -> {
			server.logIn("Events=on");
			server.logIn("Events=system,call&ActionID=1");
			server.logIn("Events=call");
			server.logIn("Events=off");
		});
	}

	@EachAsterisk
	void logsInWithAChallenge(int version) {
		compare(version, (server) -> {
			Reply challenge = server.get("/rawman?Action=Challenge&AuthType=MD5", "");
			String digits = challenge.line("Challenge: ").orElseThrow().substring(11);
			server.get("/rawman?Action=Challenge&AuthType=MD5", challenge.cookie());
			server.get("/rawman?Action=Login&AuthType=MD5&Username=admin&Key=" + Md5.hex(digits + server.secret()),
					challenge.cookie());
			server.get("/rawman?Action=Ping", challenge.cookie());
			Reply other = server.get("/rawman?Action=Challenge", "");
			server.get("/rawman?Action=Login&AuthType=MD5&Username=admin&Key=0", other.cookie());
			server.get("/rawman?Action=Challenge&AuthType=MD5", other.cookie());
		});
	}

	@EachAsterisk
	void rejectsWrongSecrets(int version) {
		compare(version, (server) -> {
			Reply failed = server.get("/rawman?Action=Login&Username=admin&Secret=wrong&ActionID=1", "");
			server.get("/rawman?Action=Ping", failed.cookie());
			server.get("/mxml?Action=Login&Username=unknown&Secret=wrong", "");
		});
	}

	@EachAsterisk
	void deniesActionsWithoutASession(int version) {
		compare(version, (server) -> {
			for (String query : List.of("Action=Ping&ActionID=1", "Action=Nosuch", "Action=WaitEvent", "ActionID=1", "",
					"Action=Challenge", "Action=Logoff")) {
				server.get("/rawman?" + query, "");
				server.get("/mxml?" + query, "mansession_id=\"00000001\"");
				server.get("/manager?" + query, "mansession_id=\"xyz\"");
			}
			Reply reply = server.get("/rawman?Action=Ping", "");
			server.get("/rawman?Action=Ping", reply.cookie());
			server.get("/rawman?Action=Logoff", reply.cookie());
			server.get("/rawman?Action=Ping", reply.cookie());
		});
	}

	@EachAsterisk
	void findsTheCookie(int version) {
		compare(version, (server) -> {
			String id = server.logIn("").substring(15, 23);
			for (String cookie : List.of("mansession_id=" + id, "a=b; mansession_id=\"" + id + "\"; c=d",
					"a=b;mansession_id=" + id.toUpperCase(), "MANSESSION_ID=\"" + id + "\"")) {
				server.get("/rawman?Action=Events&EventMask=off", cookie);
			}
		});
	}

	@EachAsterisk
	void rejectsUnknownAndMissingActions(int version) {
		compare(version, (server) -> {
			String cookie = server.logIn("");
			for (String path : List.of("/rawman?", "/mxml?", "/manager?")) {
				server.get(path + "Action=Nosuch&ActionID=%3Ca%3E%26%27%22", cookie);
				server.get(path + "Action=", cookie);
				server.get(path + "ActionID=1", cookie);
			}
		});
	}

	@EachAsterisk
	void readsParameters(int version) {
		compare(version, (server) -> {
			String cookie = server.logIn("");
			for (String query : List.of("ActionID=a%20b+c%2Bd", "actionid=1&ActionID=2&&novalue&=x", "ActionID=a=b",
					"ActionID=a;b", "ActionID=a%00b", "ActionID=%20%20x%20%20", "ActionID=a%0D%0AB", "ActionID=%C3%BC",
					"A=b&".repeat(126) + "ActionID=in", "A=b&".repeat(127) + "ActionID=out")) {
				server.get("/rawman?Action=Events&" + query, cookie);
			}
			for (String type : List.of(Http.FORM, Http.FORM + "; charset=UTF-8", "text/plain")) {
				server.add(server.http().post("/rawman", type, "Action=Events&ActionID=1", "Cookie", cookie));
				server.add(server.http().post("/rawman?Action=Events", type, "ActionID=1", "Cookie", cookie));
			}
		});
	}

	@EachAsterisk
	void rejectsRequests(int version) {
		compare(version, (server) -> {
			for (String path : List.of("/", "/nosuch", "/rawmanx", "/rawman/x", "/raw%6dan", "/RawMan", "/rawman/")) {
				server.get(path, "");
			}
			for (String method : List.of("PUT", "DELETE", "OPTIONS", "FOO", "HEAD")) {
				server.add(server.http().send(method, "/rawman?Action=Ping", ""));
				server.add(server.http().send(method, "/arawman?Action=Ping", ""));
				server.add(server.http().send(method, "/nosuch", ""));
			}
			String form = "Action=Ping&X=";
			String longest = form + "x".repeat(40_960 - form.length());
			server.add(server.http().post("/rawman", Http.FORM, longest));
			server.add(server.http().post("/rawman", "text/plain", longest + "x"));
			// Asterisk does not read a body that is too long
			server.add(server.http()
				.sendHead("POST /rawman HTTP/1.1", "Content-Type: " + Http.FORM, "Content-Length: 40961"));
			String uri = "/rawman?Action=Ping&X=";
			String longestUri = uri + "x".repeat(4093 - "GET  HTTP/1.1".length() - uri.length());
			server.get(longestUri, "");
			server.get(longestUri + "x", "");
		});
	}

	@EachAsterisk
	void returnsEvents(int version) {
		compare(version, (server) -> {
			String cookie = logInForEvents(server);
			server.get("/rawman?Action=WaitEvent&Timeout=0&ActionID=1", cookie);
			sendEvent(server, cookie, "N=1");
			sendEvent(server, cookie, "N=2");
			server.get("/rawman?Action=Ping", cookie);
			server.get("/rawman?Action=WaitEvent&Timeout=0&ActionID=2", cookie);
			server.get("/rawman?Action=WaitEvent&Timeout=1", cookie);
			sendEvent(server, cookie, "N=3");
			server.get("/rawman?Action=Events&EventMask=call", cookie);
			server.get("/rawman?Action=WaitEvent&Timeout=0", cookie);
			sendEvent(server, cookie, "N=4");
			server.get("/rawman?Action=Events&EventMask=user", cookie);
			server.get("/rawman?Action=WaitEvent&Timeout=0", cookie);
			sendEvent(server, cookie, "N=5");
			server.get("/rawman?Action=Events&EventMask=off", cookie);
			server.get("/rawman?Action=WaitEvent&Timeout=0", cookie);
		});
	}

	@EachAsterisk
	void returnsEventsSinceTheBeginningOfTheSession(int version) {
		compare(version, (server) -> {
			String sender = server.logIn("");
			Reply challenge = server.get("/rawman?Action=Challenge&AuthType=MD5", "");
			sendEvent(server, sender, "N=1");
			server.get("/rawman?"
					+ Http.query("Action", "Login", "Username", "admin", "Secret", server.secret(), "Events", "user"),
					challenge.cookie());
			server.get("/rawman?" + Http.query("Action", "Filter", "Operation", "Add", "Filter", "UserEvent: " + MARK),
					challenge.cookie());
			server.get("/rawman?Action=WaitEvent&Timeout=0", challenge.cookie());
		});
	}

	@EachAsterisk
	void encodesEvents(int version) {
		compare(version, (server) -> {
			String cookie = logInForEvents(server);
			for (String path : List.of("/rawman", "/mxml", "/manager")) {
				sendEvent(server, cookie, "H-1=a%3Cb%3E%26%27%22c&1st=x&Foo=1&Foo=2&foo=3&Foo%20Bar=%20lead"
						+ "&Trail=x%20%20&Empty=&Uml=%C3%BC&Foo_Bar=9&X:Y=1");
				sendEvent(server, cookie, "H=first%0D%0Aplain%20line%20%0D%0AAfter:%20%3Ccolon%3E&X=y");
				sendEvent(server, cookie, "H=a%0Ab&Y=z");
				server.get(path + "?Action=WaitEvent&Timeout=0", cookie);
			}
		});
	}

	@EachAsterisk
	void endsAWaitWhenAnotherRequestWaits(int version) {
		compare(version, (server) -> {
			String cookie = logInForEvents(server);
			for (String path : List.of("/rawman", "/mxml", "/manager")) {
				server.add(displaced(server, path + "?Action=WaitEvent&Timeout=1", cookie));
			}
		});
	}

	/**
	 * Returns the response to a request that another request has displaced. Events of
	 * other users of the server can end a wait, so both requests are repeated.
	 */
	private static Reply displaced(Recording server, String uri, String cookie) {
		for (int i = 0; i < 50; i++) {
			List<CompletableFuture<Reply>> replies = List.of(server.http().sendAsync(uri, "Cookie", cookie),
					server.http().sendAsync(uri, "Cookie", cookie));
			for (CompletableFuture<Reply> reply : replies) {
				if (!reply.join().body().contains("Waiting for Event completed.")) {
					return reply.join();
				}
			}
		}
		throw new AssertionError("No request was displaced");
	}

	@EachAsterisk
	void authenticatesWithDigest(int version) {
		compare(version, (server) -> {
			Digest digest = server.digest(server.secret());
			String nonce = server.get("/arawman?Action=Events", "").challenge("nonce");
			server.add(digest.get("/arawman?Action=Events", nonce, 5));
			server.add(digest.get("/arawman?Action=Events", nonce, 5));
			server.add(digest.get("/amxml?Action=Events", nonce, 6));
			server.add(digest.get("/amanager?Action=Events", nonce, 7));
			server.add(digest.get("/arawman?Action=Login", nonce, 8));
			server.add(digest.get("/arawman", nonce, 9));
			server.get("/rawman?Action=Events", "mansession_id=" + nonce);
			server.add(digest.get("/arawman?Action=Logoff", nonce, 10));
			server.add(digest.get("/arawman?Action=Events", nonce, 1));
			String other = server.get("/arawman?Action=Events", "").challenge("nonce");
			server.add(digest.getWithoutQop("/arawman?Action=Events", other));
			server.add(digest.getWithoutQop("/arawman?Action=Events", other));
			server.add(server.http()
				.post("/arawman", Http.FORM, "Action=Events", "Authorization",
						digest.authorization("POST", "/arawman", digest.nonce(), 1)));
		});
	}

	@EachAsterisk
	void rejectsCredentials(int version) {
		compare(version, (server) -> {
			server.get("/arawman?Action=Ping", "");
			server.get("/amxml?Action=Ping", "");
			String nonce = server.get("/amanager?Action=Ping", "").challenge("nonce");
			server.add(server.digest("wrong").get("/arawman?Action=Ping", nonce, 1));
			server.add(new Digest(server.http(), "unknown", server.secret()).get("/arawman?Action=Ping", nonce, 1));
			String valid = server.digest(server.secret()).authorization("GET", "/arawman", nonce, 1);
			for (String authorization : List.of("Basic YWRtaW46c2VjcmV0", "Digest foo", valid.replace("nc=0", "nc=x"),
					valid.replace("qop=auth", "qop=auth-int"), valid.replace("/arawman", "/elsewhere"))) {
				server.add(server.http().get("/arawman?Action=Events", "Authorization", authorization));
			}
			for (String authorization : List.of(valid.replace("Digest ", "digest "),
					valid.replaceFirst(", opaque=\"\\w+\"", ""))) {
				server.add(server.http().get("/arawman?Action=Events", "Authorization", authorization));
			}
		});
	}

	@EachAsterisk
	void requiresAnotherNonce(int version) {
		compare(version, (server) -> {
			Digest digest = server.digest(server.secret());
			String nonce = server.get("/arawman?Action=Ping", "").challenge("nonce");
			server.add(digest.get("/arawman?Action=Events&EventMask=user", nonce, 1));
			server.add(digest.get(
					"/arawman?" + Http.query("Action", "Filter", "Operation", "Add", "Filter", "UserEvent: " + MARK),
					nonce, 2));
			server.add(digest.get("/arawman?Action=UserEvent&UserEvent=" + MARK + "&N=1", nonce, 0x10));
			String next = server.add(digest.get("/arawman?Action=Ping", nonce, 0x10)).challenge("nonce");
			server.add(digest.get("/arawman?Action=Ping", nonce, 0x11));
			server.add(digest.get("/arawman?Action=Ping", next, 5));
			server.add(digest.get("/arawman?Action=WaitEvent&Timeout=0", next, 6));
			String last = server.add(digest.get("/arawman?Action=Ping", next, 4)).challenge("nonce");
			server.add(digest.get("/arawman?Action=Ping", next, 7));
			server.add(digest.get("/arawman?Action=Ping", last, 1));
		});
	}

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@ParameterizedTest(name = "Asterisk {0}")
	@ValueSource(ints = { 22, 16 })
	@interface EachAsterisk {

	}

}
