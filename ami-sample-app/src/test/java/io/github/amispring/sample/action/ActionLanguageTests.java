/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import io.github.amispring.live.model.LiveCall;
import io.github.amispring.sample.security.AuditEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the language of the results of actions.
 */
class ActionLanguageTests extends SimulatedActions {

	@Test
	void respondsInTheLanguageOfTheBrowser() {
		assertThat(transfer("de-CH,de;q=0.9,en;q=0.8", "203").text("message"))
			.isEqualTo("Der Anruf wurde an „203“ übergeben.");
	}

	@Test
	void respondsInTheSelectedLanguage() {
		LiveCall call = talk("200", "202");
		ActionClient.Response response = this.console
			.send(this.console.request("default", "calls/hangup", "call", call.id())
				.header("Accept-Language", "en")
				.header("Cookie", "console-language=de")
				.build());
		assertThat(response.text("message")).isEqualTo("Der Anruf wurde beendet.");
	}

	@Test
	void respondsInEnglishToOtherLanguages() {
		assertThat(transfer("fr", "203").text("message")).isEqualTo("The call was transferred to “203”.");
	}

	@Test
	void explainsProblemsInTheLanguageOfTheBrowser() {
		ActionClient.Response response = transfer("de", "299");
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("title")).isEqualTo("Das ist nicht möglich");
		assertThat(response.text("detail"))
			.isEqualTo("Die Nebenstelle „299“ gibt es nicht. Der Anruf wurde nicht übergeben.");
		response = post("de", "calls/hangup");
		assertThat(response.text("title")).isEqualTo("Ungültiger Wert");
		assertThat(response.text("detail")).isEqualTo("Das Feld „call“ ist leer. Geben Sie einen Wert ein.");
		response = post("de", "calls/hangup", "call", "x");
		assertThat(response.text("detail")).isEqualTo("Der Anruf ist beendet. An die Anlage wurde nichts gesendet.");
	}

	@Test
	void doesNotTranslateWhatThePbxSays() {
		ActionClient.Response response = post("de", "queues/remove", "queue", "none", "interface", "PJSIP/200");
		assertThat(response.text("title")).isEqualTo("Die Anlage hat abgelehnt");
		assertThat(response.text("detail")).startsWith("Die Anlage hat abgelehnt: ").contains("No such queue");
	}

	@Test
	void recordsProblemsInEnglish() {
		post("de", "calls/hangup", "call", "x");
		assertThat(this.audit.entries()).extracting(AuditEntry::result)
			.containsExactly("404 It no longer exists: The call has ended. Nothing was sent to the PBX.");
	}

	private ActionClient.Response transfer(String languages, String to) {
		LiveCall call = talk("200", "202");
		return post(languages, "calls/transfer", "call", call.id(), "party", party(call, "202").uniqueId(), "to", to,
				"kind", "BLIND");
	}

	private ActionClient.Response post(String languages, String path, Object... fields) {
		return this.console
			.send(this.console.request("default", path, fields).header("Accept-Language", languages).build());
	}

}
