/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.amispring.action.ChallengeAction;
import io.github.amispring.action.CommandAction;
import io.github.amispring.action.CoreSettingsAction;
import io.github.amispring.action.CoreStatusAction;
import io.github.amispring.action.CustomAction;
import io.github.amispring.action.ExtensionStateAction;
import io.github.amispring.action.GetVarAction;
import io.github.amispring.action.MailboxCountAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.action.PresenceStateAction;
import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.action.SIPShowPeerAction;
import io.github.amispring.action.StatusAction;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.EventList;
import io.github.amispring.message.ResponseType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzes responses of all types: any complete response can be decoded.
 */
@Tag("fuzz")
class ResponseFuzzTests {

	private static final List<AmiAction<?>> ACTIONS = List.of(CustomAction.named("X"), CommandAction.of("x"),
			StatusAction.of(), QueueStatusAction.of(), OriginateAction.of("x").application("x", "x").awaitingOutcome(),
			PingAction.of(), CoreSettingsAction.of(), CoreStatusAction.of(), ChallengeAction.of(), GetVarAction.of("x"),
			ExtensionStateAction.of("x", "x"), MailboxCountAction.of("x"), PresenceStateAction.of("x"),
			SIPShowPeerAction.of("x"));

	static Stream<byte[]> seeds() {
		String list = "Response: Success\r\nEventList: start\r\nMessage: x\r\n\r\n";
		return Stream.of("Response: Success\r\nPing: Pong\r\nTimestamp: 1795334138.332804\r\n\r\n",
				"Response: Error\r\nMessage: No such channel\r\n\r\n",
				"Response: Success\r\nMessage: Command output follows\r\nOutput: a\r\nOutput: \r\n\r\n",
				"Response: Follows\r\nPrivilege: Command\r\na\n\nb--END COMMAND--\r\n\r\n",
				"Response: Success\r\nAMIversion: 11.0.0\r\nAsteriskVersion: 22.10.1\r\nCoreMaxCalls: 0\r\n"
						+ "CoreMaxLoadAvg: 0.000000\r\nCoreRunUser: \r\nCoreHTTPenabled: Yes\r\n\r\n",
				"Response: Success\r\nCoreStartupDate: 2026-11-22\r\nCoreStartupTime: 10:00:00\r\n"
						+ "CoreReloadDate: 2026-11-22\r\nCoreReloadTime: 10:00:00\r\nCoreCurrentCalls: 3\r\n\r\n",
				"Response: Success\r\nVariable: X\r\nValue: a,b\r\n\r\n",
				"Response: Success\r\nExten: 1\r\nContext: x\r\nHint: PJSIP/1\r\nStatus: 4\r\nStatusText: Idle\r\n\r\n",
				"Response: Success\r\nMailbox: 1@x\r\nUrgMessages: 0\r\nNewMessages: 2\r\nOldMessages: -1\r\n\r\n",
				list + "Event: Status\r\nPrivilege: Call\r\nChannel: PJSIP/1-0\r\nSeconds: 3\r\n\r\n"
						+ "Event: StatusComplete\r\nEventList: Complete\r\nListItems: 1\r\nItems: 1\r\n\r\n",
				list + "Event: QueueParams\r\nQueue: q\r\nMax: 0\r\n\r\nEvent: QueueMember\r\nQueue: q\r\nPaused: 1\r\n"
						+ "\r\nEvent: QueueEntry\r\nQueue: q\r\nWait: 5\r\n\r\nEvent: QueueStatusComplete\r\n\r\n",
				"Response: Success\r\n\r\nEvent: OriginateResponse\r\nResponse: Failure\r\nReason: 0\r\n\r\n")
			.map(Recordings::bytes);
	}

	@MethodSource("seeds")
	@FuzzTest
	void decodesAnyCompleteResponse(byte[] bytes) {
		List<AmiMessage> messages = Recordings.messages(bytes);
		ACTIONS.forEach((action) -> decode(action.responseType(), messages));
	}

	/** Collects a response as the client does, and decodes it when it is complete. */
	private static <R> void decode(ResponseType<R> type, List<AmiMessage> messages) {
		AmiMessage response = null;
		List<AmiMessage> events = new ArrayList<>();
		for (AmiMessage message : messages) {
			boolean complete = false;
			if (response == null && message.isResponse() && !message.hasValue(0, "Error")) {
				response = message;
				complete = type.isComplete(message);
			}
			else if (response != null && message.isEvent()) {
				ResponseType.Role role = type.role(message);
				if (role != ResponseType.Role.NONE) {
					events.add(message);
				}
				complete = role == ResponseType.Role.COMPLETION || role == ResponseType.Role.SHARED_COMPLETION;
			}
			if (complete) {
				read(type.read(response, List.copyOf(events)));
				response = null;
				events.clear();
			}
		}
	}

	private static void read(Object response) {
		Typed.readAll(response);
		if (response instanceof EventList<?> list) {
			list.entries().forEach(Typed::readAll);
		}
	}

}
