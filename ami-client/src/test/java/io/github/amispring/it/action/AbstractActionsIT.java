/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.github.amispring.action.CustomAction;
import io.github.amispring.action.ListCommandsAction;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.it.support.AbstractPbxIT;
import io.github.amispring.it.support.HeaderCheck;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiResponse;
import io.github.amispring.message.EventList;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Sends actions to a real Asterisk, and looks at all that comes back.
 */
@ExtendWith(SendsExtension.class)
abstract class AbstractActionsIT extends AbstractPbxIT {

	/** A channel that is not there. */
	static final String NO_CHANNEL = "Local/none@test-00000000;1";

	private final Set<String> sent = new HashSet<>();

	private ActionTally tally;

	AbstractActionsIT(Pbx pbx) {
		super(pbx);
	}

	final void countIn(ActionTally tally) {
		this.tally = tally;
	}

	/** The major version of the Asterisk under test. */
	final int version() {
		return this.pbx.server().version();
	}

	/** The names of the actions that this test has sent so far. */
	final Set<String> sent() {
		return this.sent;
	}

	/** The answer to an action, which its type knows to the last header. */
	final <R> R answer(AmiAction<R> action) {
		R answer = this.client.execute(action, Pbx.TEST_TIMEOUT);
		if (answer instanceof Optional<?> optional) {
			optional.ifPresent((value) -> assertNamed(action.name(), value));
		}
		else {
			assertNamed(action.name(), answer);
		}
		count(action, ActionTally.Outcome.ANSWERED);
		return answer;
	}

	private static void assertNamed(String action, Object answer) {
		if (answer instanceof EventList<?> list) {
			assertWhole(action, list);
		}
		if (answer instanceof AmiEvent event) {
			assertKnown(action, event);
		}
		else {
			assertThat(HeaderCheck.unnamed((AmiResponse) answer)).as("unnamed headers of the answer to " + action)
				.isEmpty();
		}
	}

	/** What an action gives that finds something. */
	final <T> T found(AmiAction<Optional<T>> action) {
		return answer(action).orElseThrow();
	}

	private static void assertWhole(String action, EventList<?> list) {
		list.entries().forEach((entry) -> assertKnown(action, entry));
		if (list.message().get("EventList") != null) {
			assertThat(list.completion()).as("what ends the list of " + action).isNotNull();
			assertThat(list.completion().get("EventList")).as("EventList of " + action).isEqualTo("Complete");
			assertThat(HeaderCheck.unnamedOfCompletion(list.completion())).as("unnamed headers of the end of " + action)
				.isEmpty();
		}
	}

	private static void assertKnown(String action, AmiEvent event) {
		assertThat(event).as("what belongs to the answer to " + action).isNotInstanceOf(UnknownEvent.class);
		assertThat(HeaderCheck.unnamed(event)).as("unnamed headers of " + event.eventName()).isEmpty();
	}

	/** The error that an action is answered with; the server knows the action. */
	final AmiErrorResponseException refusal(AmiAction<?> action) {
		AmiErrorResponseException refusal = error(action);
		assertThat(refusal.isUnknownAction()).as(action + " is unknown").isFalse();
		count(action, ActionTally.Outcome.REFUSED);
		return refusal;
	}

	/** The server knows an action and never answers it, and the connection goes on. */
	final void isNotAnswered(AmiAction<?> action) {
		assertThatExceptionOfType(AmiTimeoutException.class)
			.isThrownBy(() -> this.client.execute(action, Duration.ofMillis(100)));
		assertThat(commands()).contains(action.name());
		count(action, ActionTally.Outcome.UNANSWERED);
	}

	/** The server does not know any of these actions. */
	final void areUnknown(AmiAction<?>... actions) {
		Set<String> commands = commands();
		for (AmiAction<?> action : actions) {
			assertThat(commands).doesNotContain(action.name());
			AmiErrorResponseException error = error(action);
			assertThat(error.isUnknownAction()).as(error.serverMessage()).isTrue();
			count(action, ActionTally.Outcome.NOT_THERE);
		}
	}

	final void areUnknown(String... actions) {
		for (String action : actions) {
			areUnknown(CustomAction.named(action));
		}
	}

	/** The names of the actions that the server says it knows. */
	final Set<String> commands() {
		return this.client.execute(ListCommandsAction.of()).commands().keySet();
	}

	/** The error that an action is answered with, whichever. */
	final AmiErrorResponseException error(AmiAction<?> action) {
		AmiErrorResponseException error = catchThrowableOfType(AmiErrorResponseException.class,
				() -> this.client.execute(action, Pbx.TEST_TIMEOUT));
		assertThat(error).as("the error answer to " + action).isNotNull();
		return error;
	}

	private void count(AmiAction<?> action, ActionTally.Outcome outcome) {
		this.sent.add(action.name());
		this.tally.add(this.pbx.server(), action.name(), outcome);
	}

	/** A call whose two halves are up. */
	final TestCall call(String extension) {
		TestCall call = TestCall.to(extension, this.pbx, this.client);
		call.awaitUp(this.log);
		return call;
	}

}
