/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a user sees of calls and does with them on the page.
 */
class CallsIT extends SimulatedConsole {

	private static final Pattern CLOCK = Pattern.compile("\\d\\d:\\d\\d");

	@Test
	void showsACallFromTheFirstRingToTheEnd() {
		ConsoleUi ui = ui().open();
		assertThat(ui.get("call")).hasCount(0);
		String channel = phone("100").call("101");
		Locator call = ui.call("Alice Adams");
		ui.awaitState(call, "RINGING");
		assertThat(call).containsText("Ringing");
		assertThat(call).containsText("Bob Brown");
		assertThat(ui.get("calls-count")).hasText("1");
		ui.awaitState(ui.extension("berlin", "100"), "IN_USE");
		ui.awaitState(ui.extension("hamburg", "101"), "IDLE");
		answer(ui, "101");
		ui.awaitState(call, "TALKING");
		ui.awaitState(ui.extension("berlin", "101"), "IN_USE");
		assertThat(call.locator(".time")).hasText(CLOCK);
		assertThat(call.locator(".time")).not().hasText("00:00");
		this.berlin.hangUp(channel);
		ui.awaitState(call, "ENDED");
		assertThat(call.locator(".badge")).hasText("Answered");
		assertThat(call).hasCount(0);
		ui.awaitState(ui.extension("berlin", "101"), "IDLE");

		ui.show("history");
		Locator ended = ui.get("history-call").first();
		assertThat(ended).containsText("Alice Adams");
		assertThat(ended).containsText("Bob Brown");
		ended.click();
		assertThat(ui.get("history-dialog")).containsText("Phone rings");
		assertThat(ui.get("history-dialog")).containsText("Call ended");
	}

	@Test
	void placesACallAndShowsItsCourse() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		ui.get("dial-server").selectOption("berlin");
		assertThat(ui.get("dial-from")).hasValue("104");
		ui.get("dial-to").fill("101");
		ui.get("dial-call").click();
		Locator step = ui.get("placed-call-step");
		assertThat(step).hasText("104 rings…");
		answer(ui, "104");
		assertThat(step).hasText("104 answered. 101 is being called…");
		answer(ui, "101");
		assertThat(step).hasText("101 answered. The call is connected.");
		ui.awaitState(ui.extension("berlin", "101"), "IN_USE");
		phone("101").hangUp();
		assertThat(step).containsText("The call ended");
		assertThat(ui.get("call")).hasCount(0);
	}

	@Test
	void saysWhichFieldOfACallIsMissingOrWrong() {
		this.browser.expectProblem("422");
		ConsoleUi ui = ui().openAs(Users.ANNA);
		ui.get("dial-call").click();
		assertThat(ui.get("notice-problem")).isVisible();
		assertThat(ui.get("dial-to")).hasAttribute("aria-invalid", "true");
		assertThat(ui.get("dial-to")).isFocused();
		ui.get("dial-to").fill("4711");
		ui.get("dial-call").click();
		assertThat(ui.get("notice-problem").last()).containsText("does not exist");
		assertThat(ui.get("call")).hasCount(0);
	}

	@Test
	void picksUpACallThatRingsElsewhere() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		this.berlin.call("030888", "Gerd", "101");
		ui.awaitState(ui.extension("berlin", "101"), "RINGING");
		ui.choose(ui.call("Gerd"), "menu-pick-up");
		answer(ui, "104");
		ui.awaitState(ui.extension("berlin", "101"), "IDLE");
		ui.awaitState(ui.extension("berlin", "104"), "IN_USE");
		ui.awaitState(ui.call("Gerd"), "TALKING");
	}

	@Test
	void listensAndRecords() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		Locator call = talk(ui, "Dora", "100");
		ui.choose(call, "menu-record");
		assertThat(call).containsText("Recording");
		ui.choose(call, "menu-record-stop");
		assertThat(call).not().containsText("Recording");
		ui.choose(call, "menu-listen");
		answer(ui, "104");
		assertThat(ui.get("placed-call-step")).hasText("104 answered.");
		ui.awaitState(call, "TALKING");
		ui.get("placed-call-hang-up").click();
		ui.awaitState(ui.extension("berlin", "104"), "IDLE");
		ui.awaitState(call, "TALKING");
	}

	@Test
	void parksAndRetrievesACall() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		Locator call = talk(ui, "Dora", "100");
		ui.choose(call, "menu-park");
		ui.get("tab-parked").click();
		Locator parked = ui.get("parked");
		assertThat(parked).containsText("Dora");
		ui.awaitState(ui.call("Dora"), "PARKED");
		ui.awaitState(ui.extension("berlin", "100"), "IDLE");
		parked.getByTestId("parked-retrieve").click();
		assertThat(ui.get("placed-call-step")).hasText("104 rings…");
		answer(ui, "104");
		assertThat(parked).hasCount(0);
		ui.awaitState(ui.call("Dora"), "TALKING");
		ui.awaitState(ui.extension("berlin", "104"), "IN_USE");
	}

	@Test
	void mutesAndRemovesMembersOfAConference() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		for (String number : new String[] { "110", "111", "112" }) {
			phone(number).call("800");
		}
		Locator members = ui.get("conference-member");
		assertThat(members).hasCount(3);
		Locator member = members.filter(new Locator.FilterOptions().setHasText("Luca Lombardi"));
		Locator mute = member.getByTestId("conference-mute");
		mute.click();
		assertThat(mute).hasAttribute("aria-pressed", "true");
		assertThat(member).containsText("muted");
		mute.click();
		assertThat(mute).hasAttribute("aria-pressed", "false");
		member.getByTestId("conference-kick").click();
		assertThat(ui.get("kick-dialog")).containsText("Luca Lombardi");
		ui.get("dialog-confirm").click();
		assertThat(members).hasCount(2);
		assertThat(member).hasCount(0);
		ui.awaitState(ui.extension("berlin", "111"), "IDLE");
	}

	@Test
	void hangsUpOnlyAfterConfirmation() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		Locator call = talk(ui, "Dora", "100");
		call.getByTestId("call-hang-up").click();
		assertThat(ui.get("hang-up-dialog")).containsText("Dora → Alice Adams");
		ui.get("dialog-cancel").click();
		assertThat(ui.get("hang-up-dialog")).hasCount(0);
		assertThat(call.getByTestId("call-hang-up")).isFocused();
		ui.awaitState(call, "TALKING");
		call.getByTestId("call-hang-up").click();
		ui.get("dialog-confirm").click();
		assertThat(ui.get("notice-done")).isVisible();
		ui.awaitState(ui.extension("berlin", "100"), "IDLE");
		assertThat(ui.call("Dora")).hasCount(0);
	}

	@Test
	void showsWhatCallersSendAsText() {
		ConsoleUi ui = ui().open();
		String title = ui.page().title();
		String html = "<img src=x onerror=\"document.title='changed'\">";
		Locator call = talk(ui, html, "100");
		assertThat(call.locator(".from strong")).hasText(html);
		call.getByTestId("call-menu").click();
		assertThat(ui.get("menu")).containsText(html);
		ui.page().keyboard().press("Escape");
		this.berlin.call("030999", html, "701");
		assertThat(ui.get("caller")).containsText(html);
		ui.show("events");
		this.berlin.raise("Event", "UserEvent", "UserEvent", html, "Text", html);
		Locator event = ui.get("event")
			.filter(new Locator.FilterOptions()
				.setHas(ui.page().locator("b", new Page.LocatorOptions().setHasText("UserEvent")))
				.setHasText(html));
		event.locator("summary").click();
		assertThat(event.locator("dl")).containsText(html);
		phone("100").hangUp();
		assertThat(ui.call(html)).hasCount(1);
		ui.show("history");
		assertThat(ui.get("history-call").first()).containsText(html);
		assertThat(ui.page().locator("img[src=x]")).hasCount(0);
		assertThat(ui.page()).hasTitle(title);
	}

}
