/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.pbx.Phone;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Base class of tests of the page with the two simulated PBXs, which have no traffic of
 * their own. Phones ring until a test lets them answer.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "simulator.calls-per-minute=0", "ami.reconnect.initial-delay=100ms",
				"ami.reconnect.max-delay=200ms", Users.ANNA_PASSWORD, Users.ANNA_ROLE, Users.ANNA_EXTENSION,
				Users.RITA_PASSWORD, Users.RITA_ROLE })
abstract class SimulatedConsole {

	@RegisterExtension
	final ConsoleBrowser browser = new ConsoleBrowser();

	@Autowired
	@Qualifier("berlin")
	AmiSimulator berlin;

	@Autowired
	@Qualifier("hamburg")
	AmiSimulator hamburg;

	@Autowired
	private LivePbxs views;

	@LocalServerPort
	private int port;

	@BeforeEach
	void noCalls() {
		for (AmiSimulator simulator : List.of(this.berlin, this.hamburg)) {
			simulator.start();
			simulator.channels().forEach(simulator::hangUp);
			IntStream.rangeClosed(100, 119)
				.forEach((number) -> simulator.phone("PJSIP/" + number).behave(PhoneBehavior.doesNotAnswer()));
		}
		for (LivePbx view : this.views) {
			await(() -> {
				assertThat(view.state()).isEqualTo(ViewState.VALID);
				assertThat(view.channels()).isEmpty();
				assertThat(view.calls()).isEmpty();
			});
		}
	}

	static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(assertion);
	}

	int port() {
		return this.port;
	}

	ConsoleUi ui() {
		return new ConsoleUi(this.browser.newPage(), this.port);
	}

	ConsoleUi ui(Browser.NewContextOptions options) {
		return new ConsoleUi(this.browser.newPage(options), this.port);
	}

	/** Returns a phone of the PBX berlin. */
	Phone phone(String number) {
		return this.berlin.phone("PJSIP/" + number);
	}

	/** Waits until a phone of the PBX berlin rings on the page, and answers. */
	void answer(ConsoleUi ui, String number) {
		ui.awaitState(ui.extension("berlin", number), "RINGING");
		phone(number).answer();
	}

	/**
	 * Lets a caller from outside talk to a phone of the PBX berlin, and returns the row
	 * of the call.
	 */
	Locator talk(ConsoleUi ui, String callerName, String number) {
		this.berlin.call("+493012345678", callerName, number);
		answer(ui, number);
		Locator call = ui.call(callerName);
		ui.awaitState(call, "TALKING");
		return call;
	}

}
