/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests login, logout, and who may act.
 */
class LoginIT extends SimulatedConsole {

	private static final String POST = """
			async (path) => {
				const token = document.cookie.match(/XSRF-TOKEN=([^;]*)/)[1];
				const response = await fetch(path, { method: "POST", body: "{}",
					headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": decodeURIComponent(token) } });
				return `${response.status} ${(await response.json()).detail}`;
			}""";

	@Test
	void actionsNeedALogin() {
		ConsoleUi ui = ui().open();
		Locator call = talk(ui, "Dora", "100");
		call.getByTestId("call-hang-up").click();
		assertThat(ui.get("login-dialog")).isVisible();
		ui.get("login-confirm").click();
		ui.logIn(Users.ANNA, "wrong");
		assertThat(ui.page().getByRole(AriaRole.ALERT)).hasText("The user name or the password is wrong.");
		ui.logIn(Users.ANNA, Users.PASSWORD);
		assertThat(ui.get("user")).containsText(Users.ANNA);
		assertThat(ui.get("user")).containsText("may act");
		assertThat(ui.get("log-in")).isHidden();
		call.getByTestId("call-hang-up").click();
		ui.get("dialog-confirm").click();
		assertThat(ui.get("notice-done")).isVisible();

		ui.get("log-out").click();
		assertThat(ui.get("log-in")).isVisible();
		assertThat(ui.get("user")).isHidden();
		ui.awaitState(ui.get("connection"), "connected");
		ui.get("dial-from").fill("104");
		ui.get("dial-to").fill("101");
		ui.get("dial-call").click();
		assertThat(ui.get("login-dialog")).isVisible();
		assertThat(this.berlin.channels()).isEmpty();
	}

	@Test
	void readersCannotAct() {
		this.browser.expectProblem("403");
		ConsoleUi ui = ui().openAs(Users.RITA);
		assertThat(ui.get("user")).containsText("read only");
		Locator call = talk(ui, "Dora", "100");
		assertThat(call.getByTestId("call-hang-up")).hasAttribute("aria-disabled", "true");
		assertThat(call.getByTestId("call-hang-up")).hasAttribute("title",
				"Your user may watch calls but not control them.");
		assertThat(ui.get("dial-call")).hasAttribute("aria-disabled", "true");
		// The page is not what enforces this
		assertThat((String) ui.page().evaluate(POST, "api/servers/berlin/calls/hangup"))
			.startsWith("403 Your account is not allowed to do this.");
		ui.awaitState(call, "TALKING");
	}

}
