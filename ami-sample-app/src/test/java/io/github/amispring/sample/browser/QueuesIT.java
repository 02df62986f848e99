/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a user sees of queues and does with their callers and agents on the page.
 */
class QueuesIT extends SimulatedConsole {

	private static final Pattern CLOCK = Pattern.compile("\\d\\d:\\d\\d");

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

}
