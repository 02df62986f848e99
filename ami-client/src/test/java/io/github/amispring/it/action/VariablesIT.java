/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.amispring.action.GetVarAction;
import io.github.amispring.action.SetVarAction;
import io.github.amispring.action.UserEventAction;
import io.github.amispring.event.UserEvent;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.it.support.AbstractPbxIT;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.it.support.Transport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Variables of a real Asterisk keep any text, on each way there and back.
 */
@OnEachAsterisk(over = { Transport.TCP, Transport.TLS })
class VariablesIT extends AbstractPbxIT {

	private static final List<String> VALUES = List.of("plain", "two words", "O'Brien said \"hello\"", "\"quoted\"",
			"one,two,,three", ",", "a(b)c", "((", "[x]{y}", "]", "back\\slash", "\\", "C:\\new\\table\\", "\\\"\\,\\n",
			"{\"k\":1,\"m\":[2,\"x\"]}", "${EXTEN}", "$[1 + 1] ${CHANNEL(name)}", "tab\tbed", "a=b=c; d & e | f ^ g",
			"Zoë, Łukasz & 李 ☎ 📞", "x".repeat(900), "Response: Error", "<unknown>", "100%s%n%d", "(null)");

	private static final List<String> BLANKS = List.of(" leading", "trailing ", "  both  ", " ", "\ttab first",
			"tab last\t");

	VariablesIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	void setvarAndGetvarKeepAnyText() {
		TestCall call = TestCall.to("talk", this.pbx, this.client);
		String channel = call.awaitUp(this.log);
		Map<String, String> sent = numbered(VALUES);
		sent.forEach((name, value) -> this.client.execute(SetVarAction.of(name, value).channel(channel)));
		assertThat(read(channel, sent)).isEqualTo(sent);
		assertThat(told(call, sent)).isEqualTo(sent);
	}

	/** Asterisk skips blanks before the value of any header. */
	@Test
	void setvarLosesBlanksBeforeTheText() {
		TestCall call = TestCall.to("talk", this.pbx, this.client);
		String channel = call.awaitUp(this.log);
		Map<String, String> sent = numbered(BLANKS);
		sent.forEach((name, value) -> this.client.execute(SetVarAction.of(name, value).channel(channel)));
		Map<String, String> kept = new TreeMap<>(sent);
		kept.replaceAll((name, value) -> value.stripLeading());
		assertThat(read(channel, sent)).isEqualTo(kept);
	}

	@Test
	void originateSetsAnyText() {
		Map<String, String> sent = numbered(VALUES);
		sent.putAll(numbered(BLANKS));
		TestCall call = TestCall.to("talk", this.pbx, this.client, (action) -> action.variables(sent));
		String channel = call.awaitUp(this.log);
		assertThat(read(channel, sent)).isEqualTo(sent);
		assertThat(told(call, sent)).isEqualTo(sent);
	}

	/** The function is evaluated by the server, so that any byte can be in the value. */
	@Test
	void valueWithLineFeedsArrivesWhole() {
		assertThat(getvar("one%0Atwo%0A%0AEvent: three%0A")).isEqualTo("one\ntwo\n\nEvent: three\n");
	}

	@Test
	void valueThatLooksLikeCommandOutputHidesNothing() {
		assertThat(getvar("x%0D%0A%0D%0AResponse: Follows%0D%0APrivilege: Command%0D%0A")).isEqualTo("x");
		String name = Pbx.uniqueName();
		this.client.execute(UserEventAction.of(name));
		this.log.await(UserEvent.class, (event) -> name.equals(event.userEventName()));
	}

	private @Nullable String getvar(String encoded) {
		return this.client.execute(GetVarAction.of("URIDECODE(" + encoded + ")")).message().get("Value");
	}

	/** The values by names that go well together with names of their own. */
	private static Map<String, String> numbered(List<String> values) {
		Map<String, String> numbered = new TreeMap<>();
		for (String value : values) {
			numbered.put("IT_" + Integer.toHexString(value.hashCode()), value);
		}
		return numbered;
	}

	private Map<String, String> read(String channel, Map<String, String> names) {
		Map<String, String> read = new TreeMap<>();
		for (String name : names.keySet()) {
			read.put(name, this.client.execute(GetVarAction.of(name).channel(channel)).value());
		}
		return read;
	}

	/** What VarSet events told. */
	private Map<String, String> told(TestCall call, Map<String, String> names) {
		Map<String, String> told = new TreeMap<>();
		for (String name : names.keySet()) {
			told.put(name,
					this.log.await(VarSetEvent.class, (event) -> call.isCaller(event) && name.equals(event.variable()))
						.value());
		}
		return told;
	}

}
