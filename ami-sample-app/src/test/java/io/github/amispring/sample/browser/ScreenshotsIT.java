/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.time.Duration;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Takes screenshots of the console with its default settings, and tests that all of its
 * views move. {@code scripts/console-screenshots} copies one to the documentation.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { Users.ANNA_PASSWORD, Users.ANNA_ROLE, Users.ANNA_EXTENSION })
@DirtiesContext
class ScreenshotsIT {

	private static final int ENDED_CALLS = 12;

	private static final List<String> SHOWN = List.of("[data-testid=conference-member]:nth-child(3)",
			"[data-testid=call][data-state=TALKING]", "[data-testid=agent][data-state=PAUSED]",
			"[data-testid=agent][data-state=IN_CALL]", "[data-testid=caller]");

	private static final Page.WaitForFunctionOptions WAIT = new Page.WaitForFunctionOptions().setTimeout(120_000);

	@RegisterExtension
	final ConsoleBrowser browser = new ConsoleBrowser();

	@LocalServerPort
	private int port;

	@Test
	void takesScreenshots() {
		ConsoleUi desktop = ui(ConsoleBrowser.options().setColorScheme(ColorScheme.LIGHT)).openAs(Users.ANNA);
		ConsoleUi mobile = ui(ConsoleBrowser.options().setViewportSize(390, 844).setIsMobile(true).setHasTouch(true))
			.openAs(Users.ANNA);
		// The history is read when it is shown
		Awaitility.await()
			.atMost(Duration.ofSeconds(120))
			.until(() -> (Integer) desktop.page()
				.evaluate("async () => (await (await fetch('api/history')).json()).calls.length") >= ENDED_CALLS);
		awaitMovement(desktop);
		take(desktop, "live-light");
		desktop.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		take(desktop, "live-dark");
		take(mobile, "mobile");
		desktop.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
		desktop.show("history");
		assertThat(desktop.get("history-call").nth(ENDED_CALLS - 1)).isVisible();
		take(desktop, "history");
		desktop.show("charts");
		assertThat(desktop.get("chart-calls").locator("canvas")).isVisible();
		take(desktop, "charts");
		desktop.show("events");
		assertThat(desktop.get("event").first()).isVisible();
		take(desktop, "events");
	}

	/** Waits until all parts of the live view show something at the same time. */
	private static void awaitMovement(ConsoleUi ui) {
		ui.page()
			.waitForFunction("(selectors) => selectors.every((selector) => document.querySelector(selector) !== null)",
					SHOWN, WAIT);
	}

	private ConsoleUi ui(Browser.NewContextOptions options) {
		return new ConsoleUi(this.browser.newPage(options), this.port);
	}

	private static void take(ConsoleUi ui, String name) {
		ui.page().screenshot(new Page.ScreenshotOptions().setPath(ConsoleBrowser.SCREENSHOTS.resolve(name + ".png")));
	}

}
