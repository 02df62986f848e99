/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.github.amispring.action.GetVarAction;
import io.github.amispring.action.SetVarAction;
import io.github.amispring.action.UserEventAction;
import io.github.amispring.event.UserEvent;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.it.support.AbstractPbxIT;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a real Asterisk preserves any text in variables, both when the client sets a
 * variable and when it reads one.
 */
@OnEachAsterisk(overAll = true)
class VariablesIT extends AbstractPbxIT {

	private static final List<String> VALUES = List.of("plain", "two words", "O'Brien said \"hello\"", "\"quoted\"",
			"one,two,,three", ",", "a(b)c", "((", "[x]{y}", "]", "back\\slash", "\\", "C:\\new\\table\\", "\\\"\\,\\n",
			"{\"k\":1,\"m\":[2,\"x\"]}", "${EXTEN}", "$[1 + 1] ${CHANNEL(name)}", "tab\tbed", "a=b=c; d & e | f ^ g",
			"Zoë, Łukasz & 李 ☎ 📞", "x".repeat(900), "Response: Error", "<unknown>", "100%s%n%d", "(null)");

	private static final List<String> BLANKS = List.of(" leading", "trailing ", "  both  ", " ", "\ttab first",
			"tab last\t");

	private static final Pattern SPACES = Pattern.compile("^ +| +$");

	VariablesIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	void setvarAndGetvarKeepAnyText() {
		TestCall call = TestCall.to("talk", this.pbx, this.client);
		String channel = call.awaitUp(this.log);
		Map<String, String> sent = numbered(VALUES);
		sent.forEach((name, value) -> this.client.execute(SetVarAction.of(name, value).channel(channel)));
		assertThat(read(channel, sent)).isEqualTo(received(sent));
		Map<String, String> published = new TreeMap<>(sent);
		if (!this.pbx.transport().keepsValues()) {
			// VarSet escapes tabs
			published.replaceAll((name, value) -> SPACES.matcher(value).replaceAll(""));
		}
		assertThat(published(call, sent)).isEqualTo(published);
	}

	/** Asterisk strips leading blanks of any header value. */
	@Test
	void setvarStripsLeadingBlanks() {
		TestCall call = TestCall.to("talk", this.pbx, this.client);
		String channel = call.awaitUp(this.log);
		Map<String, String> sent = numbered(BLANKS);
		sent.forEach((name, value) -> this.client.execute(SetVarAction.of(name, value).channel(channel)));
		Map<String, String> kept = new TreeMap<>(sent);
		kept.replaceAll((name, value) -> value.stripLeading());
		assertThat(read(channel, sent)).isEqualTo(received(kept));
	}

	@Test
	void originateSetsAnyText() {
		Map<String, String> sent = numbered(VALUES);
		sent.putAll(numbered(BLANKS));
		TestCall call = TestCall.to("talk", this.pbx, this.client, (action) -> action.variables(sent));
		String channel = call.awaitUp(this.log);
		assertThat(read(channel, sent)).isEqualTo(received(sent));
		Map<String, String> published = new TreeMap<>(sent);
		if (!this.pbx.transport().keepsValues()) {
			// VarSet escapes tabs
			published.replaceAll((name, value) -> SPACES.matcher(value).replaceAll(""));
		}
		assertThat(published(call, sent)).isEqualTo(published);
	}

	/** The server evaluates the function, so the value can contain any byte. */
	@Test
	void readsValueWithLineFeeds() {
		assertThat(getvar("one%0Atwo%0A%0AEvent: three%0A"))
			.isEqualTo(this.pbx.transport().keepsValues() ? "one\ntwo\n\nEvent: three\n" : "one");
	}

	@Test
	void valueThatLooksLikeCommandOutputDoesNotHideMessages() {
		assertThat(getvar("x%0D%0A%0D%0AResponse: Follows%0D%0APrivilege: Command%0D%0A")).isEqualTo("x");
		String name = Pbx.uniqueName();
		this.client.execute(UserEventAction.of(name));
		this.log.await(UserEvent.class, (event) -> name.equals(event.userEventName()));
	}

	private @Nullable String getvar(String encoded) {
		return this.client.execute(GetVarAction.of("URIDECODE(" + encoded + ")")).message().get("Value");
	}

	/** Assigns a unique variable name to each value. */
	private static Map<String, String> numbered(List<String> values) {
		Map<String, String> numbered = new TreeMap<>();
		for (String value : values) {
			numbered.put("IT_" + Integer.toHexString(value.hashCode()), value);
		}
		return numbered;
	}

	/** Returns the values as the server sends them. */
	private Map<String, String> received(Map<String, String> values) {
		Map<String, String> received = new TreeMap<>(values);
		if (!this.pbx.transport().keepsValues()) {
			received.replaceAll((name, value) -> value.strip());
		}
		return received;
	}

	private Map<String, String> read(String channel, Map<String, String> names) {
		Map<String, String> read = new TreeMap<>();
		for (String name : names.keySet()) {
			read.put(name, this.client.execute(GetVarAction.of(name).channel(channel)).value());
		}
		return read;
	}

	/** Reads the values from VarSet events. */
	private Map<String, String> published(TestCall call, Map<String, String> names) {
		Map<String, String> published = new TreeMap<>();
		for (String name : names.keySet()) {
			published.put(name,
					this.log.await(VarSetEvent.class, (event) -> call.isCaller(event) && name.equals(event.variable()))
						.value());
		}
		return published;
	}

}
