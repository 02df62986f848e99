/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the search and the board of extensions on the page.
 */
class SearchIT extends SimulatedConsole {

	@Test
	void findsCallsExtensionsAndEvents() {
		ConsoleUi ui = ui().open();
		talk(ui, "Dora", "100");
		this.hamburg.call("040123", "Emil", "101");
		ui.awaitState(ui.call("Emil"), "RINGING");
		ui.get("calls-search").fill("dora");
		assertThat(ui.get("call")).hasCount(1);
		assertThat(ui.call("Dora")).isVisible();
		ui.get("calls-search").fill("no such caller");
		assertThat(ui.get("calls")).containsText("No call matches the search");
		ui.get("calls-search").fill("");
		ui.get("extensions-search").fill("dvorak");
		assertThat(ui.get("extension")).hasCount(1);
		ui.get("extensions-search").fill("");
		ui.get("extensions-grouping").selectOption("state");
		assertThat(ui.get("extensions").locator("h3")).hasText(new String[] { "Free", "Ringing", "In use" });

		ui.server("hamburg").click();
		assertThat(ui.get("call")).hasCount(1);
		assertThat(ui.call("Emil")).isVisible();
		assertThat(ui.extension("berlin", "100")).hasCount(0);
		assertThat(ui.queue("berlin", "support")).hasCount(0);
		ui.get("server-all").click();
		assertThat(ui.get("call")).hasCount(2);

		ui.show("events");
		ui.get("events-filter").fill("UserEvent wanted");
		this.berlin.raise("Event", "UserEvent", "UserEvent", "Other");
		this.berlin.raise("Event", "UserEvent", "UserEvent", "Wanted");
		assertThat(ui.get("event")).hasCount(1);
		ui.get("events-pause").click();
		this.berlin.raise("Event", "UserEvent", "UserEvent", "Wanted", "Late", "yes");
		assertThat(ui.get("events-pause")).hasText("Resume (1)");
		assertThat(ui.get("event")).hasCount(1);
		ui.get("events-pause").click();
		assertThat(ui.get("event")).hasCount(2);
	}

	@Test
	void tellsExtensionsWithTheSameNumberApart() {
		ConsoleUi ui = ui().open();
		Locator tiles = ui.extension("berlin", "199");
		try {
			raiseIdle("branch");
			assertThat(tiles.locator(".tile-head")).hasText("199Free");
			raiseIdle("headquarters");
			assertThat(tiles.locator(".tile-head")).hasText(new String[] { "199branchFree", "199headquartersFree" });
			assertThat(tiles.first()).hasAttribute("title", Pattern.compile("^199 · branch"));
			assertThat(ui.extension("berlin", "100")).not().containsText("default");
			ui.get("extensions-search").fill("headquarters");
			assertThat(ui.get("extension")).hasCount(1);
		}
		finally {
			// The extensions do not exist when the view is read again
			this.berlin.disconnectAll();
		}
	}

	private void raiseIdle(String context) {
		this.berlin.raise("Event", "ExtensionStatus", "Exten", "199", "Context", context, "Hint", "PJSIP/199", "Status",
				"0", "StatusText", "Idle");
	}

}
