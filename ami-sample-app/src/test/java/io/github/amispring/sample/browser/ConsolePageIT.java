/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a user sees and does on the page.
 */
class ConsolePageIT extends SimulatedConsole {

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
	void showsWaitingCallersUntilAnAgentAnswers() {
		ConsoleUi ui = ui().open();
		Locator queue = ui.queue("berlin", "support");
		assertThat(queue).containsText("No one waits");
		for (String agent : new String[] { "102", "103", "104" }) {
			phone(agent).behave(PhoneBehavior.dead());
		}
		this.berlin.call("030111", "Paula", "700");
		this.berlin.call("030222", "Quentin", "700");
		Locator callers = queue.getByTestId("caller");
		assertThat(callers).hasCount(2);
		assertThat(callers.nth(0)).containsText("Paula");
		assertThat(callers.nth(0).locator(".position")).hasText("1");
		assertThat(callers.nth(1)).containsText("Quentin");
		assertThat(callers.nth(1).locator(".position")).hasText("2");
		assertThat(callers.nth(0).locator(".wait")).hasText(CLOCK);
		assertThat(callers.nth(0).locator(".wait")).not().hasText("00:00");
		assertThat(queue).containsText("2 waiting");
		assertThat(ui.get("figure-waiting")).hasText("2");
		ui.awaitState(ui.call("Paula"), "QUEUED");
	}

	@Test
	void agentAnswersAWaitingCaller() {
		ConsoleUi ui = ui().open();
		Locator queue = ui.queue("berlin", "sales");
		this.berlin.call("030333", "Rosa", "701");
		assertThat(queue.getByTestId("caller")).containsText("Rosa");
		Locator agent = queue.locator("[data-testid=agent][data-key='PJSIP/100']");
		ui.awaitState(agent, "RINGING");
		phone("100").answer();
		assertThat(queue.getByTestId("caller")).hasCount(0);
		ui.awaitState(agent, "IN_CALL");
		ui.awaitState(ui.call("Rosa"), "TALKING");
		assertThat(ui.call("Rosa")).containsText("Queue sales");
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
	void transfersAfterConsultationByDrag() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		Locator call = talk(ui, "Dora", "100");
		ui.drag(call.locator(".from"), ui.extension("berlin", "103"));
		assertThat(ui.get("transfer-dialog")).containsText("Dora → Alice Adams");
		assertThat(ui.get("transfer-target")).hasValue("103");
		ui.get("transfer-attended").click();
		assertThat(ui.get("attended-transfer")).containsText("Dora to 103");
		answer(ui, "103");
		ui.awaitState(ui.extension("berlin", "103"), "IN_USE");
		ui.get("transfer-complete").click();
		assertTransferred(ui);
		assertThat(ui.get("attended-transfer")).hasCount(0);
	}

	@Test
	void sendsAWaitingCallerByDrag() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		this.berlin.call("030444", "Wanda", "700");
		ui.awaitState(ui.call("Wanda"), "QUEUED");
		ui.drag(ui.get("caller"), ui.extension("berlin", "103"));
		assertThat(ui.get("transfer-dialog")).containsText("Send Wanda");
		assertThat(ui.get("transfer-target")).hasValue("103");
		ui.get("transfer-send").click();
		assertThat(ui.get("caller")).hasCount(0);
		answer(ui, "103");
		ui.awaitState(ui.call("Wanda"), "TALKING");
	}

	@Test
	void sendsAParkedCallerByDrag() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		ui.choose(talk(ui, "Dora", "100"), "menu-park");
		ui.get("tab-parked").click();
		ui.drag(ui.get("parked"), ui.extension("berlin", "103"));
		assertThat(ui.get("transfer-dialog")).containsText("Send Dora");
		assertThat(ui.get("transfer-target")).hasValue("103");
		ui.get("transfer-send").click();
		assertThat(ui.get("parked")).hasCount(0);
		answer(ui, "103");
		ui.awaitState(ui.call("Dora"), "TALKING");
	}

	@Test
	void sendsAWaitingCallerByTouch() {
		ConsoleUi ui = ui(ConsoleBrowser.options().setHasTouch(true).setIsMobile(true)).openAs(Users.ANNA);
		this.berlin.call("030444", "Wanda", "700");
		ui.awaitState(ui.call("Wanda"), "QUEUED");
		touchDrag(ui, ui.get("caller").locator(".grip"), ui.extension("berlin", "103"));
		assertThat(ui.get("transfer-dialog")).containsText("Send Wanda");
		assertThat(ui.get("transfer-target")).hasValue("103");
	}

	@Test
	void sendsWaitingAndParkedCallersByKeyboardOnASmallScreen() {
		ConsoleUi ui = ui(ConsoleBrowser.options().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true))
			.openAs(Users.ANNA);
		this.berlin.call("030444", "Wanda", "700");
		ui.choose(talk(ui, "Dora", "100"), "menu-park");
		ui.get("tab-parked").click();
		assertSendsByKeyboard(ui, ui.get("caller").getByTestId("caller-menu"), "Wanda");
		assertSendsByKeyboard(ui, ui.get("parked").getByTestId("parked-menu"), "Dora");
	}

	private static void assertSendsByKeyboard(ConsoleUi ui, Locator menu, String callerName) {
		Keyboard keyboard = ui.page().keyboard();
		menu.focus();
		keyboard.press("Enter");
		assertThat(ui.get("menu-send")).isFocused();
		keyboard.press("Enter");
		assertThat(ui.get("transfer-dialog")).containsText("Send " + callerName);
		assertThat(ui.get("transfer-target")).isFocused();
		keyboard.press("Escape");
		assertThat(menu).isFocused();
	}

	@Test
	void dropsOnlyOnTargetsOfTheSamePbx() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		Locator call = talk(ui, "Dora", "100");
		ui.drag(call.locator(".from"), ui.extension("hamburg", "103"));
		assertThat(ui.page().locator(".drag-ghost")).hasCount(0);
		assertThat(ui.get("transfer-dialog")).hasCount(0);
	}

	@Test
	void transfersAfterConsultationByKeyboard() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		Locator call = talk(ui, "Dora", "100");
		Keyboard keyboard = ui.page().keyboard();
		tabTo(ui, call.getByTestId("call-hang-up"));
		keyboard.press("ArrowRight");
		assertThat(call.getByTestId("call-menu")).isFocused();
		keyboard.press("Enter");
		assertThat(ui.get("menu-transfer")).isFocused();
		keyboard.press("Enter");
		assertThat(ui.get("transfer-target")).isFocused();
		keyboard.type("David");
		keyboard.press("ArrowDown");
		keyboard.press("Enter");
		assertThat(ui.get("transfer-target")).hasValue("103");
		tabTo(ui, ui.get("transfer-attended"));
		keyboard.press("Enter");
		assertThat(ui.get("transfer-complete")).isFocused();
		answer(ui, "103");
		ui.awaitState(ui.extension("berlin", "103"), "IN_USE");
		keyboard.press("Enter");
		assertTransferred(ui);
	}

	@Test
	void returnsToTheCallerIfATransferIsAbandoned() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		Locator call = talk(ui, "Dora", "100");
		ui.choose(call, "menu-transfer");
		ui.get("transfer-target").fill("103");
		ui.get("transfer-attended").click();
		ui.awaitState(ui.extension("berlin", "103"), "RINGING");
		ui.get("transfer-abandon").click();
		ui.awaitState(ui.extension("berlin", "103"), "IDLE");
		ui.awaitState(ui.call("Dora"), "TALKING");
		assertThat(ui.call("Dora")).containsText("Alice Adams");
	}

	@Test
	void transfersWithoutConsultation() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		Locator call = talk(ui, "Dora", "100");
		ui.choose(call, "menu-transfer");
		ui.get("transfer-target").fill("103");
		ui.get("transfer-blind").click();
		assertThat(ui.get("notice-done")).containsText("103");
		answer(ui, "103");
		assertTransferred(ui);
	}

	private static void assertTransferred(ConsoleUi ui) {
		Locator call = ui.call("Dora");
		assertThat(call).containsText("David Dvorak");
		ui.awaitState(call, "TALKING");
		assertThat(call).containsText("Transferred: 100 → 103");
		ui.awaitState(ui.extension("berlin", "100"), "IDLE");
		ui.awaitState(ui.extension("berlin", "103"), "IN_USE");
	}

	@Test
	void pausesAnAgentWithAReason() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		Locator agent = ui.queue("berlin", "support").locator("[data-testid=agent][data-key='PJSIP/102']");
		ui.awaitState(agent, "AVAILABLE");
		agent.click();
		ui.get("agent-pause").click();
		ui.get("field-pause-agent-reason").fill("Lunch");
		ui.get("dialog-confirm").click();
		ui.awaitState(agent, "PAUSED");
		assertThat(agent).containsText("Lunch");
		agent.click();
		ui.get("agent-unpause").click();
		ui.awaitState(agent, "AVAILABLE");
	}

	@Test
	void addsAndRemovesAnAgent() {
		ConsoleUi ui = ui().openAs(Users.ANNA);
		Locator queue = ui.queue("berlin", "support");
		Locator agent = queue.locator("[data-testid=agent][data-key='PJSIP/115']");
		queue.getByTestId("agent-add").click();
		ui.get("field-add-agent-interface").fill("PJSIP/115");
		ui.get("field-add-agent-name").fill("Paul");
		ui.get("dialog-confirm").click();
		ui.awaitState(agent, "AVAILABLE");
		assertThat(agent).containsText("Paul");
		agent.click();
		ui.get("agent-remove").click();
		assertThat(ui.get("remove-agent")).containsText("Paul");
		ui.get("dialog-confirm").click();
		assertThat(agent).hasCount(0);
		// Static members cannot be removed
		queue.locator("[data-testid=agent][data-key='PJSIP/102']").click();
		assertThat(ui.get("agent-remove")).hasAttribute("aria-disabled", "true");
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

	/** Presses Tab until an element has the focus. */
	private static void tabTo(ConsoleUi ui, Locator element) {
		for (int i = 0; i < 40 && !focused(element); i++) {
			ui.page().keyboard().press("Tab");
		}
		assertThat(element).isFocused();
	}

	private static boolean focused(Locator element) {
		return (Boolean) element.evaluate("(element) => element === document.activeElement");
	}

	/** Drags with a finger. */
	private static void touchDrag(ConsoleUi ui, Locator what, Locator target) {
		target.scrollIntoViewIfNeeded();
		what.scrollIntoViewIfNeeded();
		BoundingBox from = what.boundingBox();
		BoundingBox to = target.boundingBox();
		CDPSession session = ui.page().context().newCDPSession(ui.page());
		touch(session, "touchStart", from.x + from.width / 2, from.y + from.height / 2);
		touch(session, "touchMove", to.x + to.width / 2 + 20, to.y + to.height / 2);
		touch(session, "touchMove", to.x + to.width / 2, to.y + to.height / 2);
		assertThat(ui.page().locator(".drag-ghost")).isVisible();
		JsonObject end = new JsonObject();
		end.addProperty("type", "touchEnd");
		end.add("touchPoints", new JsonArray());
		session.send("Input.dispatchTouchEvent", end);
	}

	private static void touch(CDPSession session, String type, double x, double y) {
		JsonObject point = new JsonObject();
		point.addProperty("x", x);
		point.addProperty("y", y);
		JsonArray points = new JsonArray();
		points.add(point);
		JsonObject event = new JsonObject();
		event.addProperty("type", type);
		event.add("touchPoints", points);
		session.send("Input.dispatchTouchEvent", event);
	}

}
