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
 * Sends actions to a real Asterisk and checks the responses.
 */
@ExtendWith(CoversExtension.class)
abstract class AbstractActionsIT extends AbstractPbxIT {

	/** A channel that does not exist. */
	static final String NO_CHANNEL = "Local/none@test-00000000;1";

	private final Set<String> sent = new HashSet<>();

	private ActionCoverage coverage;

	AbstractActionsIT(Pbx pbx) {
		super(pbx);
	}

	final void recordIn(ActionCoverage coverage) {
		this.coverage = coverage;
	}

	/** The major version of the Asterisk under test. */
	final int version() {
		return this.pbx.server().version();
	}

	/** The names of the actions that this test has sent so far. */
	final Set<String> sent() {
		return this.sent;
	}

	/** Executes an action, and checks that the response has no unmapped header. */
	final <R> R execute(AmiAction<R> action) {
		R response = this.client.execute(action, Pbx.TEST_TIMEOUT);
		if (response instanceof Optional<?> optional) {
			optional.ifPresent((value) -> assertMapped(action.name(), value));
		}
		else {
			assertMapped(action.name(), response);
		}
		record(action, ActionCoverage.Outcome.SUCCEEDED);
		return response;
	}

	private static void assertMapped(String action, Object response) {
		if (response instanceof EventList<?> list) {
			assertComplete(action, list);
		}
		if (response instanceof AmiEvent event) {
			assertKnown(action, event);
		}
		else {
			assertThat(HeaderCheck.unmapped((AmiResponse) response)).as("unmapped headers of the response to " + action)
				.isEmpty();
		}
	}

	/** Executes an action whose result is present, and returns the result. */
	final <T> T found(AmiAction<Optional<T>> action) {
		return execute(action).orElseThrow();
	}

	private static void assertComplete(String action, EventList<?> list) {
		list.entries().forEach((entry) -> assertKnown(action, entry));
		if (list.message().get("EventList") != null) {
			assertThat(list.completion()).as("completion of the list of " + action).isNotNull();
			assertThat(list.completion().get("EventList")).as("EventList of " + action).isEqualTo("Complete");
			assertThat(HeaderCheck.unmappedOfCompletion(list.completion()))
				.as("unmapped headers of the completion of " + action)
				.isEmpty();
		}
	}

	private static void assertKnown(String action, AmiEvent event) {
		assertThat(event).as("event of the response to " + action).isNotInstanceOf(UnknownEvent.class);
		assertThat(HeaderCheck.unmapped(event)).as("unmapped headers of " + event.eventName()).isEmpty();
	}

	/** Executes an action that the server knows and rejects, and returns the error. */
	final AmiErrorResponseException refusal(AmiAction<?> action) {
		AmiErrorResponseException refusal = error(action);
		assertThat(refusal.isUnknownAction()).as(action + " is unknown").isFalse();
		record(action, ActionCoverage.Outcome.REJECTED);
		return refusal;
	}

	/**
	 * Executes an action that the server knows but does not respond to, and checks that
	 * the connection remains usable.
	 */
	final void assertNoResponse(AmiAction<?> action) {
		assertThatExceptionOfType(AmiTimeoutException.class)
			.isThrownBy(() -> this.client.execute(action, Duration.ofMillis(100)));
		assertThat(commands()).contains(action.name());
		record(action, ActionCoverage.Outcome.NO_RESPONSE);
	}

	/** Asserts that the server does not know any of the actions. */
	final void assertUnknown(AmiAction<?>... actions) {
		Set<String> commands = commands();
		for (AmiAction<?> action : actions) {
			assertThat(commands).doesNotContain(action.name());
			AmiErrorResponseException error = error(action);
			assertThat(error.isUnknownAction()).as(error.serverMessage()).isTrue();
			record(action, ActionCoverage.Outcome.UNKNOWN);
		}
	}

	final void assertUnknown(String... actions) {
		for (String action : actions) {
			assertUnknown(CustomAction.named(action));
		}
	}

	/** Returns the names of the actions that the server lists. */
	final Set<String> commands() {
		return this.client.execute(ListCommandsAction.of()).commands().keySet();
	}

	/** Executes an action that fails, and returns the error. */
	final AmiErrorResponseException error(AmiAction<?> action) {
		AmiErrorResponseException error = catchThrowableOfType(AmiErrorResponseException.class,
				() -> this.client.execute(action, Pbx.TEST_TIMEOUT));
		assertThat(error).as("the error response to " + action).isNotNull();
		return error;
	}

	private void record(AmiAction<?> action, ActionCoverage.Outcome outcome) {
		this.sent.add(action.name());
		this.coverage.add(this.pbx.server(), action.name(), outcome);
	}

	/** Places a call and waits until both halves are up. */
	final TestCall call(String extension) {
		TestCall call = TestCall.to(extension, this.pbx, this.client);
		call.awaitUp(this.log);
		return call;
	}

}
