/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.amispring.action.QueueSummaryAction;
import io.github.amispring.event.OriginateReason;
import io.github.amispring.event.OriginateResponseEvent;
import io.github.amispring.event.QueueSummaryEvent;
import io.github.amispring.event.UserEvent;
import io.github.amispring.it.support.AbstractProxyIT;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.RawSession;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.it.support.Transport;
import io.github.amispring.message.EventList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests events that other sessions cause and that contain an ActionID of the client.
 * Asterisk sends all headers of a {@code UserEvent} to all sessions. Therefore, a
 * {@code UserEvent} may contain an ActionID of the client and mark the end of a list.
 */
@OnEachAsterisk(over = { Transport.TCP, Transport.HTTP_RAWMAN, Transport.HTTP_MXML, Transport.HTTP_MANAGER,
		Transport.DIGEST_RAWMAN, Transport.DIGEST_MXML })
class ForeignEventsIT extends AbstractProxyIT {

	ForeignEventsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	void eventFromOtherSessionDoesNotCompleteList() {
		TestCall call = new TestCall(Pbx.uniqueName(), "ring");
		call.hangUpAfterTest(this.pbx);
		// Blocks the server so that it receives the event before it processes the list.
		CompletableFuture<?> originate = this.client.send(call.action().timeout(Duration.ofSeconds(1)).synchronous());
		CompletableFuture<EventList<QueueSummaryEvent>> list = this.client.send(QueueSummaryAction.of());
		String name = forge(actionIdOf("QueueSummary"), "QueueSummaryComplete");
		assertThat(list.join().entries()).extracting(QueueSummaryEvent::queue).contains("sales", "support", "deaf");
		assertThat(list.join().completion().value(0)).isEqualTo("QueueSummaryComplete");
		assertThat(originate).isCompletedExceptionally();
		assertPublished(name);
	}

	@Test
	void eventFromOtherSessionDoesNotCompleteOutcome() {
		TestCall call = new TestCall(Pbx.uniqueName(), "ring-answer");
		call.hangUpAfterTest(this.pbx);
		CompletableFuture<OriginateResponseEvent> outcome = this.client.send(call.action().awaitingOutcome());
		String name = forge(actionIdOf("Originate"), "OriginateResponse");
		assertPublished(name);
		assertThat(outcome).isNotDone();
		assertThat(outcome.join().reason()).isEqualTo(OriginateReason.ANSWERED);
	}

	/** Returns the ActionID with which the client sent an action. */
	private String actionIdOf(String action) {
		Pattern pattern = Pattern
			.compile((this.pbx.transport().http() != null) ? "Action=" + action + "&ActionID=([^&\\s]+)"
					: "Action: " + action + "\r\n(?:.+\r\n)*?ActionID: (\\S+)\r\n");
		return Awaitility.await()
			.atMost(Pbx.TEST_TIMEOUT)
			.until(() -> pattern.matcher(this.proxy.sent()), Matcher::find)
			.group(1);
	}

	private String forge(String actionId, String event) {
		String name = Pbx.uniqueName();
		RawSession other = this.pbx.closeAfterTest(RawSession.loggedIn(this.pbx.server()));
		other.execute("Action: UserEvent", "ActionID: " + actionId, "UserEvent: " + name, "Event: " + event,
				"Response: Success", "EventList: Complete", "ListItems: 0");
		return name;
	}

	private void assertPublished(String name) {
		UserEvent event = this.log.await(UserEvent.class, (each) -> name.equals(each.userEventName()));
		assertThat(event.message().get("EventList")).isEqualTo("Complete");
	}

}
