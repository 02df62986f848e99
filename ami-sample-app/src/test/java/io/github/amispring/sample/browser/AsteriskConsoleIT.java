/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import com.microsoft.playwright.Locator;
import io.github.amispring.phone.SipCall;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Tests the page with a real Asterisk 22.
 */
class AsteriskConsoleIT {

	private static AsteriskConsole console;

	@RegisterExtension
	final ConsoleBrowser browser = new ConsoleBrowser();

	@BeforeAll
	static void start() {
		console = AsteriskConsole.start();
	}

	@AfterAll
	static void stop() {
		if (console != null) {
			console.close();
		}
	}

	@AfterEach
	void endCalls() {
		console.reset();
	}

	private ConsoleUi ui() {
		return new ConsoleUi(this.browser.newPage(), console.port()).openAs(Users.ANNA);
	}

	private static Locator extension(ConsoleUi ui, String number) {
		return ui.extension(AsteriskConsole.SERVER, number);
	}

	/**
	 * Lets a caller from outside talk to an agent, and returns the row of the call.
	 */
	private static Locator talk(ConsoleUi ui, String number) {
		console.outside(1).call(number);
		console.phone(number).awaitCall().answer();
		Locator call = ui.call("Paula");
		ui.awaitState(call, "TALKING");
		return call;
	}

	@Test
	void showsACallFromTheFirstRingToTheEnd() {
		ConsoleUi ui = ui();
		SipCall paula = console.outside(1).call("901");
		Locator call = ui.call("Paula");
		ui.awaitState(call, "RINGING");
		assertThat(call).containsText("Agent 901");
		ui.awaitState(extension(ui, "901"), "RINGING");
		console.phone("901").awaitCall().answer();
		ui.awaitState(call, "TALKING");
		ui.awaitState(extension(ui, "901"), "IN_USE");
		paula.hangUp();
		ui.awaitState(call, "ENDED");
		assertThat(call).hasCount(0);
		ui.awaitState(extension(ui, "901"), "IDLE");
		ui.show("history");
		assertThat(ui.get("history-call").first()).containsText("Paula");
		assertThat(ui.get("history-call").first()).containsText("Answered");
	}

	@Test
	void showsAWaitingCallerUntilAnAgentAnswers() {
		ConsoleUi ui = ui();
		Locator queue = ui.queue(AsteriskConsole.SERVER, "team");
		console.outside(1).call(AsteriskConsole.QUEUE_NUMBER);
		assertThat(queue.getByTestId("caller")).containsText("Paula");
		Locator ringing = queue.locator("[data-testid=agent][data-state=RINGING]");
		assertThat(ringing).hasCount(1);
		String agent = ringing.getAttribute("data-key");
		String number = agent.substring("Local/".length(), agent.indexOf('@'));
		ui.awaitState(ui.call("Paula"), "QUEUED");
		console.phone(number).awaitCall().answer();
		assertThat(queue.getByTestId("caller")).hasCount(0);
		ui.awaitState(queue.locator("[data-testid=agent][data-key='" + agent + "']"), "IN_CALL");
		ui.awaitState(ui.call("Paula"), "TALKING");
		assertThat(ui.call("Paula")).containsText("Agent " + number);
		assertThat(ui.call("Paula")).containsText("Queue team");
		assertThat(ui.get("call")).hasCount(1);
	}

	@Test
	void placesACall() {
		ConsoleUi ui = ui();
		ui.get("dial-to").fill("902");
		ui.get("dial-call").click();
		Locator step = ui.get("placed-call-step");
		assertThat(step).hasText("920 rings…");
		console.phone(AsteriskConsole.SUPERVISOR).awaitCall().answer();
		assertThat(step).hasText("920 answered. 902 is being called…");
		SipCall agent = console.phone("902").awaitCall();
		agent.answer();
		assertThat(step).hasText("902 answered. The call is connected.");
		agent.hangUp();
		assertThat(step).containsText("The call ended");
	}

	@Test
	void transfersAfterConsultationByDrag() {
		ConsoleUi ui = ui();
		Locator call = talk(ui, "901");
		ui.drag(call.locator(".from"), extension(ui, "903"));
		assertThat(ui.get("transfer-target")).hasValue("903");
		ui.get("transfer-attended").click();
		console.phone("903").awaitCall().answer();
		ui.awaitState(extension(ui, "903"), "IN_USE");
		ui.get("transfer-complete").click();
		ui.awaitState(extension(ui, "901"), "IDLE");
		ui.awaitState(extension(ui, "903"), "IN_USE");
		ui.awaitState(call, "TALKING");
		assertThat(call).containsText("Agent 903");
		assertThat(call).containsText("Transferred: 901 → 903");
		assertThat(ui.get("call")).hasCount(1);
	}

	@Test
	void sendsAWaitingCallerToAnExtensionByDrag() {
		ConsoleUi ui = ui();
		console.outside(1).call(AsteriskConsole.QUEUE_NUMBER);
		Locator caller = ui.queue(AsteriskConsole.SERVER, "team").getByTestId("caller");
		ui.awaitState(ui.call("Paula"), "QUEUED");
		ui.drag(caller.locator(".caller-name"), extension(ui, AsteriskConsole.SUPERVISOR));
		ui.get("transfer-send").click();
		console.phone(AsteriskConsole.SUPERVISOR).awaitCall().answer();
		assertThat(caller).hasCount(0);
		ui.awaitState(ui.call("Paula"), "TALKING");
		ui.awaitState(extension(ui, AsteriskConsole.SUPERVISOR), "IN_USE");
	}

	@Test
	void pausesAnAgent() {
		ConsoleUi ui = ui();
		Locator agent = ui.queue(AsteriskConsole.SERVER, "team")
			.locator("[data-testid=agent][data-key='Local/904@console/n']");
		ui.awaitState(agent, "AVAILABLE");
		agent.click();
		ui.get("agent-pause").click();
		ui.get("field-pause-agent-reason").fill("Lunch");
		ui.get("dialog-confirm").click();
		ui.awaitState(agent, "PAUSED");
		assertThat(agent).containsText("Lunch");
		Assertions.assertThat(console.command("queue show team")).containsPattern("Agent 904.*paused:Lunch");
		agent.click();
		ui.get("agent-unpause").click();
		ui.awaitState(agent, "AVAILABLE");
	}

	@ParameterizedTest
	@CsvSource({ "menu-listen, qES", "menu-whisper, qESw", "menu-barge, qESB" })
	void listensAndTakesPart(String item, String options) {
		ConsoleUi ui = ui();
		Locator call = talk(ui, "901");
		ui.choose(call, item);
		SipCall supervisor = console.phone(AsteriskConsole.SUPERVISOR).awaitCall();
		supervisor.answer();
		assertThat(ui.get("placed-call-step")).hasText("920 answered.");
		AsteriskConsole.await(() -> Assertions.assertThat(console.command("core show channels concise"))
			.containsPattern("ChanSpy!PJSIP/901-\\w+," + options + "!"));
		ui.awaitState(call, "TALKING");
		supervisor.hangUp();
		assertThat(ui.get("placed-call-step")).containsText("The call ended");
		ui.awaitState(call, "TALKING");
	}

	@Test
	void showsWhatHasHappenedWhileThePbxWasLost() {
		ConsoleUi ui = ui();
		Locator lost = talk(ui, "901");
		console.network().cut();
		ui.awaitState(ui.server(AsteriskConsole.SERVER), "lost");
		assertThat(lost).hasAttribute("data-stale", "");
		assertThat(lost.getByTestId("call-hang-up")).hasAttribute("aria-disabled", "true");
		assertThat(ui.get("calls-as-of")).containsText("as of");
		console.phone("901").reset();
		SipCall other = console.outside(2).call("902");
		other.awaitRinging();
		console.network().restore();
		ui.awaitState(ui.server(AsteriskConsole.SERVER), "live");
		assertThat(lost).hasCount(0);
		ui.awaitState(ui.call("Quentin"), "RINGING");
		ui.awaitState(extension(ui, "902"), "RINGING");
		ui.awaitState(extension(ui, "901"), "IDLE");
	}

	@Test
	void parksAndRetrievesACall() {
		ConsoleUi ui = ui();
		Locator call = talk(ui, "901");
		ui.choose(call, "menu-park");
		ui.get("tab-parked").click();
		Locator parked = ui.get("parked");
		assertThat(parked).containsText("Paula");
		ui.awaitState(extension(ui, "901"), "IDLE");
		parked.getByTestId("parked-retrieve").click();
		console.phone(AsteriskConsole.SUPERVISOR).awaitCall().answer();
		assertThat(parked).hasCount(0);
		ui.awaitState(ui.call("Paula"), "TALKING");
	}

}
