/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code toString} of actions and responses masks secrets and nothing else.
 */
class SecretsOfActionsTests {

	private static final String VALUE = "do-not-show";

	static Stream<JsonNode> catalogue() {
		JsonNode actions = JsonMapper.shared().readTree(Path.of("src/main/catalogue/actions.json")).get("actions");
		return StreamSupport.stream(actions.spliterator(), false);
	}

	@ParameterizedTest
	@MethodSource("catalogue")
	void toStringMasksSecretsOfEveryAction(JsonNode entry) {
		for (JsonNode parameter : entry.path("parameters")) {
			String header = parameter.get("header").asString().replaceAll("\\{n+}", "000012");
			CustomAction action = CustomAction.named(entry.get("name").asString()).with(header, VALUE);
			boolean secret = parameter.has("sensitive");
			assertThat(action.toString().contains(VALUE)).as(header).isEqualTo(!secret);
			assertThat(action.isSecret(new AmiHeader(header, VALUE))).as(header).isEqualTo(secret);
		}
	}

	@ParameterizedTest
	@MethodSource("catalogue")
	void toStringMasksSecretsOfEveryResponse(JsonNode entry) {
		for (JsonNode field : entry.path("response").path("fields")) {
			String header = field.get("header").asString();
			AmiMessage response = AmiMessage.of("Response", "Success", header, VALUE);
			assertThat(response.toString().contains(VALUE)).as(header).isEqualTo(!field.has("sensitive"));
		}
	}

	@Test
	void masksLoginSecrets() {
		assertThat(LoginAction.plaintext("app", VALUE)).hasToString("Login[Username: app, Secret: ******]");
		assertThat(LoginAction.md5("app", VALUE)).hasToString("Login[Username: app, Key: ******, AuthType: MD5]");
	}

	@Test
	void doesNotMaskDatabaseKey() {
		assertThat(DBGetAction.of("cidname", "100")).hasToString("DBGet[Family: cidname, Key: 100]");
		assertThat(UserEventAction.of("Order").header("Key", "4711"))
			.hasToString("UserEvent[UserEvent: Order, Key: 4711]");
	}

	@Test
	void masksUnknownHeadersByName() {
		assertThat(CustomAction.named("Surprise").with("Key", VALUE).with("Keyboard", "de"))
			.hasToString("Surprise[Key: ******, Keyboard: de]");
		assertThat(CustomAction.named("DBGet").with("Password", VALUE)).hasToString("DBGet[Password: ******]");
	}

	@Test
	void masksPasswordsInConfigurationFiles() {
		GetConfigResponse response = GetConfigResponse.of(AmiMessage.of("Response", "Success", "Category-000000",
				"default", "Line-000000-000000", "100=" + VALUE + ",Alice", "Line-000000-000001",
				"register=app:" + VALUE + "@example.com", "Line-000000-000002", "dbpass=" + VALUE, "Line-000000-000003",
				"md5_cred=" + VALUE, "Line-000000-000004", "context=default"));
		assertThat(response).asString().doesNotContain(VALUE).contains("100=******", "context=default");
	}

}
