/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.List;

import io.github.amispring.client.internal.event.EventSelection;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventSelection}.
 */
class EventSelectionTests extends AbstractClientTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-", delimiter = '|', textBlock = """
			-            | -           | Hangup        | true
			-            | -           | OfMyOwn       | true
			Hangup       | -           | Hangup        | true
			hangup       | -           | Hangup        | true
			Hangup       | -           | HANGUP        | true
			Hangup       | -           | HangupRequest | false
			Hangup       | -           | OfMyOwn       | false
			Hangup*      | -           | HangupRequest | true
			Hangup*      | -           | SoftHangupRequest | false
			*hangup*     | -           | SoftHangupRequest | true
			Dial???      | -           | DialEnd       | true
			Dial???      | -           | DialBegin     | false
			-            | VarSet      | VarSet        | false
			-            | varset      | VarSet        | false
			-            | VarSet      | Hangup        | true
			-            | RTCP*       | RTCPSent      | false
			-            | *           | Hangup        | false
			-            | *           | OfMyOwn       | false
			Dial*        | DialState   | DialState     | false
			Dial*        | DialState   | DialBegin     | true
			OfMy*        | -           | OfMyOwn       | true
			OfMy*        | ofmyown     | OfMyOwn       | false
			' Hangup '   | -           | Hangup        | true
			A.C          | -           | ABC           | false
			A.C          | -           | A.C           | true
			AOC-*        | -           | AOC-D         | true
			""")
	void selectsByName(String include, String exclude, String event, boolean wanted) {
		EventSelection selection = new EventSelection(
				EventSettings.builder().includes(list(include)).excludes(list(exclude)).build());
		AmiMessage message = AmiMessage.of("Event", event);
		assertThat(selection.isSelected(message, EventTypes.indexOf(message))).isEqualTo(wanted);
	}

	private static List<String> list(String name) {
		return (name != null) ? List.of(name) : List.of();
	}

	@Test
	void excludedEventsAreNeitherDeliveredNorCounted() {
		AmiClient client = client((settings) -> settings.events((events) -> events.exclude("VarSet", "FullyBooted")));
		Recorder recorder = new Recorder(client);
		get(client.start());
		FakeServer.Session session = this.server.awaitSession();
		session.event("VarSet");
		session.event("Hangup");
		recorder.await("Hangup");
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "Hangup");
		assertThat(client.statistics().eventsReceived()).containsOnlyKeys("Hangup");
	}

}
