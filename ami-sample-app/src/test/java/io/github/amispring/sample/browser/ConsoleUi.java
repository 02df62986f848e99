/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The page of the console, as its users see it.
 */
final class ConsoleUi {

	private final Page page;

	private final String url;

	ConsoleUi(Page page, int port) {
		this.page = page;
		this.url = "http://127.0.0.1:" + port + "/";
	}

	Page page() {
		return this.page;
	}

	/**
	 * Opens the page, and waits until it shows the state of all PBXs.
	 */
	ConsoleUi open() {
		return open("");
	}

	ConsoleUi open(String path) {
		this.page.navigate(this.url + path);
		assertThat(get("connection")).hasAttribute("data-state", "connected");
		return this;
	}

	ConsoleUi openAs(String user) {
		this.page.navigate(this.url + "login");
		logIn(user, Users.PASSWORD);
		assertThat(get("user")).containsText(user);
		assertThat(get("connection")).hasAttribute("data-state", "connected");
		return this;
	}

	void logIn(String user, String password) {
		this.page.getByLabel("User name").fill(user);
		this.page.getByLabel("Password").fill(password);
		this.page.locator("button[type=submit]").click();
	}

	Locator get(String testId) {
		return this.page.getByTestId(testId);
	}

	/** Returns the element with a test id that shows the item with the key. */
	Locator get(String testId, String key) {
		return this.page.locator("[data-testid='" + testId + "'][data-key='" + key + "']");
	}

	/** Returns the rows of the calls that contain a text. */
	Locator call(String text) {
		return get("call").filter(new Locator.FilterOptions().setHasText(text));
	}

	Locator extension(String server, String number) {
		return this.page.locator("[data-testid=extension][data-server='" + server + "'][data-drop='" + number + "']");
	}

	Locator queue(String server, String name) {
		return get("queue", server + "|" + name);
	}

	Locator server(String name) {
		return get("server", name);
	}

	void awaitState(Locator item, String state) {
		assertThat(item).hasAttribute("data-state", state);
	}

	/** Chooses an item of the menu of a call. */
	void choose(Locator call, String item) {
		call.getByTestId("call-menu").click();
		get(item).first().click();
	}

	void show(String tab) {
		get("tab-" + tab).click();
		assertThat(get("panel-" + tab)).isVisible();
	}

	/** Drags with the mouse, as a user does: in several steps. */
	void drag(Locator what, Locator target) {
		target.scrollIntoViewIfNeeded();
		what.scrollIntoViewIfNeeded();
		BoundingBox from = what.boundingBox();
		BoundingBox to = target.boundingBox();
		Mouse mouse = this.page.mouse();
		mouse.move(from.x + 20, from.y + from.height / 2);
		mouse.down();
		mouse.move(to.x + to.width / 2, to.y + to.height / 2, new Mouse.MoveOptions().setSteps(10));
		assertThat(this.page.locator(".drag-ghost")).isVisible();
		mouse.up();
	}

}
