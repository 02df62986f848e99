/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.amispring.action.TypedAction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each action is sent to a real Asterisk by exactly one test, or listed as an
 * exception.
 */
class ActionCoverageTests {

	/** The actions that no test sends, with the reason. */
	private static final Map<String, String> NOT_SENT = Map.of();

	private static final List<Class<? extends AbstractActionsIT>> CLASSES = List.of(UnavailableActionsIT.class,
			ActionsIT.class, AgentActionsIT.class, BridgeActionsIT.class, ChannelActionsIT.class,
			ConfbridgeActionsIT.class, ConfigActionsIT.class, DatabaseActionsIT.class, DialplanActionsIT.class,
			FaxActionsIT.class, IaxActionsIT.class, ListIT.class, MessageActionsIT.class, ModuleActionsIT.class,
			ParkingActionsIT.class, PjsipActionsIT.class, QueueActionsIT.class, RecordingActionsIT.class,
			ServerActionsIT.class, SipActionsIT.class, SorceryActionsIT.class, StateActionsIT.class,
			TransferActionsIT.class, VoicemailActionsIT.class, WaitEventIT.class);

	@Test
	void eachActionHasOneTest() {
		assertThat(Stream.concat(covered(), NOT_SENT.keySet().stream())).containsExactlyInAnyOrderElementsOf(names());
	}

	private static Stream<String> covered() {
		return CLASSES.stream()
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> method.isAnnotationPresent(Covers.class))
			.flatMap((method) -> Arrays.stream(method.getAnnotation(Covers.class).value()));
	}

	/** The names of all actions that have a type. */
	static List<String> names() {
		try (InputStream names = TypedAction.class.getResourceAsStream("action-names.txt")) {
			return new String(names.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
