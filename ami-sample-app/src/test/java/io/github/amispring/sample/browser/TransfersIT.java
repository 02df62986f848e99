/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests transfers on the page, by drag, touch and keyboard.
 */
class TransfersIT extends SimulatedConsole {

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
