/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the pages and their language.
 */
@SpringBootTest(properties = "simulator.calls-per-minute=0")
@AutoConfigureMockMvc
class PageTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void showsTheLoginPageInTheLanguageOfTheBrowser() {
		assertThat(this.mvc.get().uri("/login")).bodyText().contains("<html lang=\"en\">", "User name");
		assertThat(this.mvc.get().uri("/login").header("Accept-Language", "de-CH,de;q=0.9,en;q=0.8")).bodyText()
			.contains("<html lang=\"de\">", "Benutzername");
		assertThat(this.mvc.get().uri("/login").header("Accept-Language", "fr")).bodyText()
			.contains("<html lang=\"en\">", "User name");
	}

	@Test
	void keepsTheSelectedLanguage() {
		MvcTestResult german = this.mvc.get().uri("/login?lang=de").header("Accept-Language", "en").exchange();
		assertThat(german).bodyText().contains("Benutzername");
		assertThat(german).cookies().hasValue("console-language", "de").isHttpOnly("console-language", true);
		assertThat(this.mvc.get()
			.uri("/api/messages")
			.header("Accept-Language", "en")
			.cookie(german.getResponse().getCookie("console-language"))).bodyJson()
			.extractingPath("$.lang")
			.isEqualTo("de");
		assertThat(this.mvc.get()
			.uri("/login?lang=en")
			.header("Accept-Language", "de")
			.cookie(german.getResponse().getCookie("console-language"))).bodyText().contains("User name");
	}

	@Test
	void ignoresUnknownLanguages() {
		assertThat(this.mvc.get().uri("/login?lang=fr").header("Accept-Language", "de")).hasStatusOk()
			.bodyText()
			.contains("Benutzername");
		assertThat(this.mvc.get().uri("/login?lang=%22%3E%3Cscript").header("Accept-Language", "de")).hasStatusOk()
			.bodyText()
			.contains("Benutzername")
			.doesNotContain("<script");
	}

	@Test
	void returnsTheTextsForScripts() {
		assertThat(this.mvc.get().uri("/api/messages")).bodyJson().extractingPath("$.lang").isEqualTo("en");
		assertThat(this.mvc.get().uri("/api/messages").header("Accept-Language", "de")).bodyJson()
			.extractingPath("$.lang")
			.isEqualTo("de");
		assertThat(this.mvc.get().uri("/api/messages")).bodyText().doesNotContain("login.password", "error.host");
	}

	@Test
	void allTextsAreTranslated() throws IOException {
		assertThat(texts("/messages_de.properties").keySet()).isEqualTo(texts("/messages.properties").keySet());
	}

	private static Properties texts(String name) throws IOException {
		Properties texts = new Properties();
		try (InputStream file = PageTests.class.getResourceAsStream(name)) {
			texts.load(file);
		}
		return texts;
	}

}
