/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the page can be used by all: accessibility, languages, small screens.
 */
class AppearanceIT extends SimulatedConsole {

	private static final List<String> TABS = List.of("live", "history", "charts", "events");

	private static final String CHARTS_FIT = """
			() => {
				const places = [...document.querySelectorAll("[data-testid^=chart-]")];
				return places.length === 4 && places.every((place) => place.clientWidth > 0
					&& place.querySelector("canvas")?.getBoundingClientRect().width === place.clientWidth);
			}""";

	private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

	@ParameterizedTest
	@EnumSource(value = ColorScheme.class, names = { "LIGHT", "DARK" })
	void isAccessible(ColorScheme scheme) {
		ConsoleUi ui = ui(ConsoleBrowser.options().setColorScheme(scheme)).openAs(Users.ANNA);
		fill(ui);
		for (String tab : TABS) {
			ui.show(tab);
			assertAccessible(ui.page(), tab);
		}
		ui.show("history");
		ui.get("history-call").first().click();
		assertThat(ui.get("history-dialog")).isVisible();
		assertAccessible(ui.page(), "call of the history");
		ui.get("dialog-close").click();
		ui.show("live");
		ui.get("tab-parked").click();
		assertAccessible(ui.page(), "parked calls");
		ui.call("Tina").getByTestId("call-menu").click();
		assertAccessible(ui.page(), "menu");
		ui.get("menu-transfer").click();
		ui.get("transfer-target").click();
		assertThat(ui.get("transfer-option").first()).isVisible();
		assertAccessible(ui.page(), "transfer");
		ui.get("dialog-close").click();
		ui.get("dial-server").selectOption("berlin");
		ui.get("dial-to").fill("4711");
		this.browser.expectProblem("422");
		ui.get("dial-call").click();
		assertThat(ui.get("notice-problem")).isVisible();
		assertAccessible(ui.page(), "notice");
	}

	@ParameterizedTest
	@EnumSource(value = ColorScheme.class, names = { "LIGHT", "DARK" })
	void isAccessibleWhileAPbxIsLost(ColorScheme scheme) {
		ConsoleUi ui = ui(ConsoleBrowser.options().setColorScheme(scheme)).openAs(Users.ANNA);
		fill(ui);
		this.berlin.stop();
		ui.awaitState(ui.server("berlin"), "lost");
		assertAccessible(ui.page(), "lost PBX");
	}

	@ParameterizedTest
	@EnumSource(value = ColorScheme.class, names = { "LIGHT", "DARK" })
	void loginIsAccessible(ColorScheme scheme) {
		ConsoleUi ui = ui(ConsoleBrowser.options().setColorScheme(scheme)).open();
		ui.get("log-in").click();
		ui.logIn(Users.ANNA, "wrong");
		assertThat(ui.page().getByText("The user name or the password is wrong.")).isVisible();
		assertAccessible(ui.page(), "login");
	}

	@Test
	void doesNotScrollHorizontallyOnAPhone() {
		ConsoleUi ui = ui(ConsoleBrowser.options().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true))
			.openAs(Users.ANNA);
		fill(ui);
		for (String tab : TABS) {
			ui.show(tab);
			assertNoHorizontalScrolling(ui, tab);
		}
		ui.show("live");
		ui.call("Tina").getByTestId("call-menu").click();
		assertNoHorizontalScrolling(ui, "menu");
		ui.get("menu-transfer").click();
		assertThat(ui.get("transfer-dialog")).isVisible();
		assertNoHorizontalScrolling(ui, "transfer");
	}

	@Test
	void speaksGermanAndEnglish() {
		ConsoleUi ui = ui(ConsoleBrowser.options().setLocale("de-DE")).open();
		assertThat(ui.page().locator("html")).hasAttribute("lang", "de");
		assertThat(ui.get("tab-history")).hasText("Verlauf");
		phone("100").call("101");
		assertThat(ui.call("Alice Adams").locator(".badge")).hasText("Klingelt");
		ui.get("language").click();
		assertThat(ui.page().locator("html")).hasAttribute("lang", "en");
		assertThat(ui.get("tab-history")).hasText("History");
		assertThat(ui.call("Alice Adams").locator(".badge")).hasText("Ringing");
	}

	@Test
	void remembersTheChosenTheme() {
		ConsoleUi ui = ui(ConsoleBrowser.options().setColorScheme(ColorScheme.LIGHT)).open();
		ui.get("theme").click();
		assertThat(ui.page().locator("html")).hasAttribute("data-theme", "dark");
		ui.open();
		assertThat(ui.page().locator("html")).hasAttribute("data-theme", "dark");
	}

	@Test
	void fitsTheChartsIntoTheirPlaces() {
		ConsoleUi ui = ui().open("#charts");
		assertFits(ui);
		ui.page().setViewportSize(900, 700);
		assertFits(ui);
		ui.show("live");
		ui.page().setViewportSize(1440, 900);
		ui.show("charts");
		assertFits(ui);
		// The panel gets its width after the charts have been drawn
		Locator panel = ui.get("panel-charts");
		panel.evaluate("(panel) => panel.style.width = '400px'");
		ui.get("theme").click();
		assertFits(ui);
		panel.evaluate("(panel) => panel.style.width = ''");
		assertFits(ui);
		// The charts become lower, so that all of them are visible
		ui.page().setViewportSize(1440, 760);
		ui.page()
			.waitForFunction("() => document.documentElement.scrollHeight <= document.documentElement.clientHeight");
	}

	private static void assertFits(ConsoleUi ui) {
		ui.page().waitForFunction(CHARTS_FIT);
	}

	/** Lets something happen in each view. */
	private void fill(ConsoleUi ui) {
		phone("108").call("109");
		answer(ui, "109");
		phone("109").hangUp();
		talk(ui, "Tina", "100");
		phone("105").call("106");
		this.berlin.call("030444", "Wanda", "700");
		for (String number : new String[] { "110", "111" }) {
			phone(number).call("800");
		}
		this.berlin.call("030555", "Pia", "101");
		answer(ui, "101");
		ui.awaitState(ui.call("Pia"), "TALKING");
		phone("101").press("#72");
		assertThat(ui.get("conference-member")).hasCount(2);
		assertThat(ui.get("caller")).containsText("Wanda");
		ui.awaitState(ui.call("Pia"), "PARKED");
	}

	private static void assertAccessible(Page page, String what) {
		List<Rule> violations = new AxeBuilder(page).withTags(STANDARDS).analyze().getViolations();
		assertThat(violations).as(what)
			.extracting((rule) -> rule.getId() + ": "
					+ rule.getNodes()
						.stream()
						.map((node) -> node.getTarget() + " " + node.getHtml() + " " + node.getFailureSummary())
						.toList())
			.isEmpty();
	}

	private static void assertNoHorizontalScrolling(ConsoleUi ui, String what) {
		Locator root = ui.page().locator("html");
		assertThat(root.evaluate("(root) => root.scrollWidth - root.clientWidth")).as(what).isEqualTo(0);
	}

}
