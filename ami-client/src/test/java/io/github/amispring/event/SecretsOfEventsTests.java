/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code toString} of events masks secrets and nothing else.
 */
class SecretsOfEventsTests {

	private static final String VALUE = "do-not-show";

	static Stream<EventType<?>> types() {
		return EventTypes.known().stream();
	}

	@ParameterizedTest
	@MethodSource("types")
	void toStringMasksSecretsOfEveryEvent(EventType<?> type) throws ReflectiveOperationException {
		for (String header : KnownHeaders.of(type).all()) {
			AmiMessage message = AmiMessage.of("Event", type.name(), header, VALUE);
			AmiEvent event = EventTypes.decode(message);
			boolean secret = secretValues(type, event).contains(VALUE);
			assertThat(message.isSecret(1)).as(header).isEqualTo(secret);
			assertThat(message.toString().contains(VALUE)).as(header).isEqualTo(!secret);
			assertThat(event.toString().contains(VALUE)).as(header).isEqualTo(!secret);
		}
	}

	private static List<Object> secretValues(EventType<?> type, AmiEvent event) throws ReflectiveOperationException {
		List<Object> values = new ArrayList<>();
		for (String component : type.secretComponents()) {
			values.add(type.eventClass().getMethod(component).invoke(event));
		}
		return values;
	}

	@Test
	void catalogueMarksEventSecrets() {
		assertThat(secrets("VoicemailPasswordChange")).containsExactly("newPassword");
		assertThat(secrets("AuthDetail")).isEqualTo(secrets("AuthList"))
			.containsExactlyInAnyOrder("password", "md5Cred", "oauthSecret", "refreshToken", "passwordDigest");
		assertThat(secrets("TransportDetail")).containsExactly("password");
		assertThat(secrets("EndpointDetail")).containsExactly("dtlsPrivateKey");
		assertThat(secrets("ChallengeResponseFailed")).containsExactlyInAnyOrder("response", "expectedResponse");
		assertThat(secrets("InvalidPassword")).containsExactly("receivedHash");
		assertThat(secrets("DBGetResponse")).isEmpty();
	}

	@Test
	void doesNotMaskDatabaseKey() {
		assertThat(EventTypes.decode(AmiMessage.of("Event", "DBGetResponse", "Family", "cidname", "Key", "100")))
			.asString()
			.contains("Key: 100");
		assertThat(EventTypes.decode(AmiMessage.of("Event", "UserEvent", "UserEvent", "Order", "Key", "4711")))
			.asString()
			.contains("Key: 4711");
	}

	@Test
	void masksPasswordInUserEvent() {
		assertThat(EventTypes.decode(AmiMessage.of("Event", "UserEvent", "UserEvent", "Order", "Password", VALUE)))
			.asString()
			.contains("Password: ******")
			.doesNotContain(VALUE);
	}

	@Test
	void masksUnknownHeadersByName() {
		AmiMessage message = AmiMessage.of("Event", "Surprise", "Key", "1", "remote_secret", "2", "DbPass", "3",
				"md5_cred", "4", "X-Auth-Token", "5", "Bypass", "shown", "Keyboard", "shown");
		assertThat(EventTypes.decode(message)).hasToString("UnknownEvent[message={Event: Surprise, Key: ******, "
				+ "remote_secret: ******, DbPass: ******, md5_cred: ******, X-Auth-Token: ******, "
				+ "Bypass: shown, Keyboard: shown}]");
	}

	private static Set<String> secrets(String event) {
		return EventTypes.of(AmiMessage.of("Event", event)).secretComponents();
	}

}
