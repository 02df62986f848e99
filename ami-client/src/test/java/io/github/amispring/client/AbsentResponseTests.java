/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import io.github.amispring.action.BridgeInfoAction;
import io.github.amispring.action.ConfbridgeListAction;
import io.github.amispring.action.ConfbridgeListRoomsAction;
import io.github.amispring.action.CoreShowChannelMapAction;
import io.github.amispring.action.DBDelAction;
import io.github.amispring.action.DBGetAction;
import io.github.amispring.action.FAXSessionAction;
import io.github.amispring.action.GetConfigAction;
import io.github.amispring.action.GetConfigJSONAction;
import io.github.amispring.action.GetVarAction;
import io.github.amispring.action.HangupAction;
import io.github.amispring.action.ListCategoriesAction;
import io.github.amispring.action.MeetmeListAction;
import io.github.amispring.action.MeetmeListRoomsAction;
import io.github.amispring.action.ModuleCheckAction;
import io.github.amispring.action.PJSIPQualifyAction;
import io.github.amispring.action.PJSIPShowAorsAction;
import io.github.amispring.action.PJSIPShowAuthsAction;
import io.github.amispring.action.PJSIPShowContactsAction;
import io.github.amispring.action.PJSIPShowEndpointAction;
import io.github.amispring.action.PJSIPShowEndpointsAction;
import io.github.amispring.action.PJSIPShowResourceListsAction;
import io.github.amispring.action.ParkedCallsAction;
import io.github.amispring.action.QueueRemoveAction;
import io.github.amispring.action.SIPPeerStatusAction;
import io.github.amispring.action.SIPShowPeerAction;
import io.github.amispring.action.ShowDialPlanAction;
import io.github.amispring.action.StatusAction;
import io.github.amispring.action.VoicemailBoxSummaryAction;
import io.github.amispring.action.VoicemailUserStatusAction;
import io.github.amispring.action.VoicemailUsersListAction;
import io.github.amispring.event.DBGetResponseEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.EventList;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for responses that report that the requested object does not exist.
 */
class AbsentResponseTests extends AbstractClientTests {

	static Stream<Arguments> errors() {
		return Stream.of(arguments(BridgeInfoAction.of("x"), "Specified BridgeUniqueid not found"),
				arguments(ConfbridgeListAction.of("x"), "No active conferences."),
				arguments(ConfbridgeListAction.of("x"), "No Conference by that name found."),
				arguments(ConfbridgeListRoomsAction.of(), "No active conferences."),
				arguments(CoreShowChannelMapAction.of("x"), "Could not get channel snapshot"),
				arguments(DBGetAction.of("x", "x"), "Database entry not found"),
				arguments(FAXSessionAction.of(1), "Session not found"),
				arguments(GetConfigAction.of("x"), "Config file not found"),
				arguments(GetConfigJSONAction.of("x"), "Config file not found"),
				arguments(ListCategoriesAction.of("x"), "Config file not found"),
				arguments(MeetmeListAction.of(), "No active conferences."),
				arguments(MeetmeListRoomsAction.of(), "No active conferences."),
				arguments(ModuleCheckAction.of("x"), "Module not loaded"),
				arguments(ParkedCallsAction.of(), "Requested parking lot could not be found."),
				arguments(PJSIPShowAorsAction.of(), "No AORs found\n"),
				arguments(PJSIPShowAuthsAction.of(), "No Auths found\n"),
				arguments(PJSIPShowContactsAction.of(), "No Contacts found\n"),
				arguments(PJSIPShowEndpointAction.of("x"), "Unable to retrieve endpoint x\n"),
				arguments(PJSIPShowEndpointsAction.of(), "No endpoints found\n"),
				arguments(PJSIPShowResourceListsAction.of(), "No resource lists found\n"),
				arguments(ShowDialPlanAction.of(), "Did not find context x"),
				arguments(ShowDialPlanAction.of(), "Did not find extension x@x"),
				arguments(ShowDialPlanAction.of(), "Did not find extension x in any context"),
				arguments(SIPPeerStatusAction.of(), "No such peer"),
				arguments(SIPShowPeerAction.of("x"), "Peer x not found."),
				arguments(StatusAction.of(), "No such channel"));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("errors")
	void returnsEmptyResultForAnError(AmiAction<?> action, String message) {
		this.server.on(action.name(), (session, request) -> session.respondWithError(request, message));
		Object result = connected().execute(action);
		assertEmpty(result);
		if (result instanceof EventList<?> list) {
			assertThat(list.serverMessage()).isEqualTo(message.strip());
		}
	}

	static Stream<Arguments> successes() {
		return Stream.of(arguments(VoicemailUsersListAction.of(), "There are no voicemail users currently defined."),
				arguments(VoicemailUserStatusAction.of("x", "x"), "There is no voicemail user of the given info."),
				arguments(VoicemailUserStatusAction.of("x", "x"), "There are no voicemail users currently defined."),
				arguments(VoicemailBoxSummaryAction.of("x", "x"),
						"There is no voicemail user matching the given user."));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("successes")
	void returnsEmptyResultForSuccessWithoutAList(AmiAction<?> action, String message) {
		this.server.on(action.name(), (session, request) -> session.respond(request, "Message: " + message));
		assertEmpty(connected().execute(action));
	}

	private static void assertEmpty(Object result) {
		if (result instanceof EventList<?> list) {
			assertThat(list.entries()).isEmpty();
		}
		else {
			assertThat(result).isEqualTo(Optional.empty());
		}
	}

	static Stream<Arguments> failures() {
		return Stream.of(arguments(DBGetAction.of("x", "x"), "Permission denied"),
				arguments(PJSIPShowEndpointAction.of("x"), "Unable to allocate"),
				arguments(GetConfigAction.of("x"), "Config file has invalid format"),
				arguments(SIPShowPeerAction.of("x"), "Peer not found."),
				// other actions: commands, and queries about an object that must exist
				arguments(HangupAction.of("x"), "No such channel"),
				arguments(GetVarAction.of("x").channel("x"), "No such channel"),
				arguments(DBDelAction.of("x", "x"), "Database entry not found"),
				arguments(PJSIPQualifyAction.of("x"), "Unable to retrieve endpoint"),
				arguments(QueueRemoveAction.of("x", "x"), "Unable to remove interface: Not there"));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("failures")
	void throwsForOtherErrors(AmiAction<?> action, String message) {
		this.server.on(action.name(), (session, request) -> session.respondWithError(request, message));
		AmiClient client = connected();
		assertThatExceptionOfType(AmiErrorResponseException.class).isThrownBy(() -> client.execute(action))
			.satisfies((ex) -> assertThat(ex.serverMessage()).isEqualTo(message));
	}

	@Test
	void returnsAnExistingEntryAndDoesNotPublishIt() {
		this.server.on("DBGet", (session, request) -> {
			String id = "ActionID: " + request.actionId();
			session.respond(request, "EventList: start", "Message: Result will follow");
			session.event("DBGetResponse", id, "Family: cidname", "Key: 100", "Val: Anna");
			session.event("DBGetComplete", id, "EventList: Complete", "ListItems: 1");
			session.event("Last");
		});
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		assertThat(client.execute(DBGetAction.of("cidname", "100"))).map(DBGetResponseEvent::val).contains("Anna");
		recorder.await("Last");
		assertThat(recorder.names()).doesNotContain("DBGetResponse", "DBGetComplete");
	}

	@Test
	void observersAndFuturesTreatAbsenceAsSuccess() {
		BlockingQueue<Optional<Throwable>> ends = new LinkedBlockingQueue<>();
		this.server.on("DBGet", (session, request) -> session.respondWithError(request, "Database entry not found"));
		AmiClient client = connected((settings) -> settings
			.actionObserver((server, action) -> (failure) -> ends.add(Optional.ofNullable(failure))));
		assertThat(get(client.send(DBGetAction.of("x", "x")))).isEmpty();
		assertThat(List.copyOf(ends)).containsExactly(Optional.empty());
	}

}
