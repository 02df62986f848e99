/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the history of calls on the page.
 */
class HistoryPageIT extends SimulatedConsole {

	@Test
	void filtersTheHistory() {
		ConsoleUi ui = ui().open();
		talk(ui, "Historia", "100");
		phone("100").hangUp();
		assertThat(ui.call("Historia")).hasCount(0);
		String unanswered = this.berlin.call("030888", "Historia", "101");
		ui.awaitState(ui.extension("berlin", "101"), "RINGING");
		this.berlin.hangUp(unanswered);
		assertThat(ui.call("Historia")).hasCount(0);
		ui.show("history");
		ui.get("history-text").fill("historia");
		assertThat(ui.get("history-call")).hasCount(2);
		ui.get("history-outcome").selectOption("ANSWERED");
		assertThat(ui.get("history-call")).hasCount(1);
		assertThat(ui.get("history-call")).containsText("Alice Adams");
		ui.get("history-queue").fill("sales");
		assertThat(ui.get("history-call")).hasCount(0);
		ui.get("history-reset").click();
		assertThat(ui.get("history-call").first()).containsText("Historia");
	}

	@Test
	void addsEndedCallsToTheHistoryWhileItIsShown() {
		ConsoleUi ui = ui().open();
		endCall(ui, "First");
		ui.show("history");
		Locator first = ui.get("history-call").first();
		assertThat(first).containsText("First");
		first.click();
		assertThat(ui.get("history-dialog")).containsText("First");
		endCall(ui, "Second");
		Locator newest = ui.get("history-call").first();
		assertThat(newest).containsText("Second");
		assertThat(ui.get("history-dialog")).containsText("First");
		ui.get("dialog-close").click();
		Locator before = ui.get("history-call").nth(1);
		assertThat(before).containsText("First");
		assertThat(before).isFocused();
		endCall(ui, "Third");
		assertThat(newest).containsText("Third");
		assertThat(ui.get("history-call").nth(2)).isFocused();
	}

	@Test
	void readsTheHistoryAgainIfACallIsStoredLate() {
		ConsoleUi ui = ui().open();
		AtomicInteger reads = new AtomicInteger();
		ui.page().route("**/api/history?*", (route) -> {
			// The first one when the history is opened
			if (reads.incrementAndGet() == 2) {
				route.fulfill(new Route.FulfillOptions().setContentType("application/json")
					.setBody("{\"calls\": [], \"next\": null}"));
			}
			else {
				route.resume();
			}
		});
		ui.show("history");
		assertThat(ui.get("history-list")).hasAttribute("aria-busy", "false");
		endCall(ui, "Late");
		assertThat(ui.get("history-call").first()).containsText("Late");
		assertThat(reads.get()).isEqualTo(3);
	}

	@Test
	void doesNotMoveTheHistoryWhileOlderCallsAreRead() {
		ConsoleUi ui = ui(ConsoleBrowser.options().setViewportSize(1440, 640)).open();
		for (int i = 0; i < 9; i++) {
			endCall(ui, "Caller " + i);
		}
		ui.show("history");
		Locator scroller = ui.get("panel-history").locator(".scroll");
		assertThat(ui.get("history-call").nth(8)).isAttached();
		scroller.evaluate("(scroller) => scroller.scrollTop = 40");
		assertThat(ui.get("history-call").first()).containsText("Caller 8");
		endCall(ui, "Newest");
		// The list would have been read before the live view removes the call
		assertThat(ui.call("Newest")).hasCount(0);
		assertThat(ui.get("history-call").first()).containsText("Caller 8");
		scroller.evaluate("(scroller) => scroller.scrollTop = 0");
		assertThat(ui.get("history-call").first()).containsText("Newest");
	}

	/** Lets a call ring and end. */
	private void endCall(ConsoleUi ui, String callerName) {
		String channel = this.berlin.call("030888", callerName, "101");
		assertThat(ui.call(callerName)).hasCount(1);
		this.berlin.hangUp(channel);
		ui.awaitState(ui.call(callerName), "ENDED");
	}

}
