/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the page is honest when a connection is lost.
 */
class ConnectionIT extends SimulatedConsole {

	private static final Pattern AS_OF = Pattern.compile("as of \\d\\d:\\d\\d:\\d\\d");

	private Relay network;

	@BeforeEach
	void connect() {
		this.network = new Relay(port());
	}

	@AfterEach
	void disconnect() {
		this.network.close();
	}

	@Test
	void greysTheCallsOfALostPbx() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		Locator lost = talk(ui, "Dora", "100");
		this.hamburg.call("040123", "Emil", "100");
		Locator other = ui.call("Emil");
		ui.awaitState(other, "RINGING");
		this.berlin.stop();
		ui.awaitState(ui.server("berlin"), "lost");
		assertThat(ui.server("berlin")).containsText(AS_OF);
		assertThat(ui.get("calls-as-of")).containsText(AS_OF);
		assertThat(ui.get("calls-as-of")).containsText("berlin");
		assertThat(ui.get("banner")).containsText("berlin: connection lost");
		ui.awaitState(ui.get("connection"), "waiting");

		ui.awaitState(lost, "TALKING");
		assertThat(lost).hasAttribute("data-stale", "");
		assertThat(lost.getByTestId("call-hang-up")).hasAttribute("aria-disabled", "true");
		lost.getByTestId("call-menu").click();
		Locator items = ui.get("menu").locator("[role=menuitem]");
		assertThat(items.first()).isVisible();
		assertThat(ui.get("menu").locator("[role=menuitem]:not([aria-disabled=true])")).hasCount(0);
		ui.page().keyboard().press("Escape");
		String clock = lost.locator(".time").textContent();

		assertThat(other).not().hasAttribute("data-stale", "");
		assertThat(other.getByTestId("call-hang-up")).not().hasAttribute("aria-disabled", "true");
		this.hamburg.phone("PJSIP/100").answer();
		ui.awaitState(other, "TALKING");
		ui.awaitState(ui.server("hamburg"), "live");
		// The clock of the other call went on
		assertThat(other.locator(".since")).not().hasText("00:00");
		assertThat(lost.locator(".time")).hasText(clock);

		this.berlin.start();
		ui.awaitState(ui.server("berlin"), "live");
		assertThat(lost).hasCount(0);
		assertThat(ui.get("calls-as-of")).hasText("");
		assertThat(ui.get("banner")).isHidden();
		ui.awaitState(ui.extension("berlin", "100"), "IDLE");
		ui.awaitState(other, "TALKING");
		this.berlin.call("030777", "Fritz", "101");
		ui.awaitState(ui.call("Fritz"), "RINGING");
		assertThat(ui.call("Fritz").getByTestId("call-hang-up")).not().hasAttribute("aria-disabled", "true");
	}

	@Test
	void showsTheNewStateOfAPbxThatWasAwayOnlyBriefly() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		Locator call = talk(ui, "Dora", "100");
		this.berlin.disconnectAll();
		assertThat(ui.get("announcer")).containsText("berlin: connected again");
		ui.awaitState(ui.server("berlin"), "live");
		ui.awaitState(call, "TALKING");
		assertThat(call).not().hasAttribute("data-stale", "");
		phone("100").hangUp();
		assertThat(call).hasCount(0);
	}

	@Test
	void catchesUpAfterALostStream() {
		this.browser.expectProblem("net::ERR_");
		ConsoleUi ui = new ConsoleUi(this.browser.newPage(), this.network.port()).openAs(Users.ANNA);
		Queue<Map<String, String>> requests = new ConcurrentLinkedQueue<>();
		ui.page().onRequest((request) -> {
			if (request.url().endsWith("/api/stream")) {
				requests.add(request.allHeaders());
			}
		});
		Locator before = talk(ui, "Dora", "100");
		ui.show("events");
		this.berlin.raise("Event", "UserEvent", "UserEvent", "Before");
		assertThat(event(ui, "Before")).hasCount(1);
		ui.show("live");

		this.network.cut();
		ui.awaitState(ui.get("connection"), "offline");
		assertThat(ui.get("banner")).containsText("Connection to the console lost");
		assertThat(before).hasAttribute("data-stale", "");
		assertThat(before.getByTestId("call-hang-up")).hasAttribute("aria-disabled", "true");
		for (int i = 0; i < 3; i++) {
			this.berlin.raise("Event", "UserEvent", "UserEvent", "Missed");
		}
		phone("100").hangUp();
		this.berlin.call("030777", "Fritz", "101");

		this.network.restore();
		ui.awaitState(ui.get("connection"), "connected");
		assertThat(ui.get("banner")).isHidden();
		assertThat(before).hasCount(0);
		ui.awaitState(ui.call("Fritz"), "RINGING");
		ui.show("events");
		assertThat(event(ui, "Missed")).hasCount(3);
		assertThat(event(ui, "Before")).hasCount(1);
		assertThat(requests).last().satisfies((headers) -> assertThat(headers).containsKey("last-event-id"));
	}

	@Test
	void catchesUpAfterAStalledStream() {
		// the relay closes before the page
		this.browser.expectProblem("net::ERR_");
		ConsoleUi ui = new ConsoleUi(this.browser.newPage(), this.network.port());
		ui.page().clock().install();
		ui.openAs(Users.ANNA);
		Queue<String> requests = new ConcurrentLinkedQueue<>();
		ui.page().onRequest((request) -> requests.add(request.url()));
		Locator before = talk(ui, "Dora", "100");
		this.network.stallStreams();
		phone("100").hangUp();
		this.berlin.call("030777", "Fritz", "101");
		ui.page().clock().fastForward(13_000);
		ui.awaitState(ui.call("Fritz"), "RINGING");
		assertThat(before).hasCount(0);
		ui.awaitState(ui.get("connection"), "connected");
		assertThat(requests).anyMatch((url) -> url.matches(".*/api/stream\\?after=[0-9a-z]+-\\d+"));
	}

	private static Locator event(ConsoleUi ui, String text) {
		return ui.get("event").filter(new Locator.FilterOptions().setHasText(text));
	}

}
