/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.live.AmiLiveAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WithheldEvents}.
 */
@ExtendWith(OutputCaptureExtension.class)
class WithheldEventsTests {

	/** A port on which no PBX listens. */
	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AmiAutoConfiguration.class, AmiLiveAutoConfiguration.class))
		.withPropertyValues("ami.host=127.0.0.1", "ami.port=1", "ami.username=app", "ami.secret=s");

	@ParameterizedTest
	@ValueSource(strings = { "ami.events.exclude=RTCP*,PeerStatus", "ami.events.mask=all",
			"ami.events.mask=call,agent,dialplan", "ami.events.filters=!Event: RTCP", "ami.events.filters=Event: .*",
			"ami.events.filters=Channel: PJSIP/", "ami.events.filters=!Channel: Local/",
			"ami.events.filters=!Event: [[:bogus:]]", "ami.events.filters=!Event: (" })
	void isSilentIfNothingIsMissing(String property, CapturedOutput output) {
		this.runner.withPropertyValues(property).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("the live view");
	}

	@Test
	void warnsThatTheViewDoesNotWork(CapturedOutput output) {
		this.runner.withPropertyValues("ami.events.mask=agent").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce(": the live view")
			.contains("WARN")
			.contains("PBX \"default\": the live view does not work, because ami.events.mask=agent does not include the"
					+ " classes call and dialplan. It requires these events for calls, the parties that end calls,"
					+ " changed numbers and names, holds, transfers, pickups, parked calls, conferences, devices,"
					+ " extensions, applications and the reasons why callers leave queues. Change the setting, or"
					+ " disable the live view with ami.live.enabled=false.");
	}

	@Test
	void warnsThatTheViewIsIncomplete(CapturedOutput output) {
		this.runner.withPropertyValues("ami.events.mask=call,dialplan", "ami.events.exclude=Hold,Unhold,VarSet")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce(": the live view")
			.contains("PBX \"default\": the live view is incomplete, because ami.events.mask=call,dialplan does not"
					+ " include the class agent, and ami.events.exclude excludes Hold, Unhold and VarSet. It requires"
					+ " these events for holds, queues and the reasons why callers leave queues.");
	}

	@Test
	void namesTheFirstOfManyEvents(CapturedOutput output) {
		this.runner.withPropertyValues("ami.events.include=Newchannel,Hangup", "ami.events.exclude=VarSet")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce(": the live view")
			.contains("because ami.events.include and ami.events.exclude exclude AgentCalled, AgentComplete,")
			.containsPattern("BridgeDestroy, BridgeEnter and \\d+ more");
	}

	@Test
	void mentionsOptionalPartsWithoutAWarning(CapturedOutput output) {
		this.runner.withPropertyValues("ami.events.mask=call,agent")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce(": the live view")
			.containsPattern("INFO .* PBX \"default\": the live view does not show applications and the reasons why"
					+ " callers leave queues, because ami.events.mask=call,agent does not include the class dialplan. To avoid this"
					+ " message, set ami.live.applications=false.");
	}

	@Test
	void isSilentIfOptionalPartsAreDisabled(CapturedOutput output) {
		this.runner.withPropertyValues("ami.events.mask=call,agent", "ami.live.applications=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("the live view");
	}

	@ParameterizedTest
	@ValueSource(strings = { "!Event: Hangup", "!^Event: ([Hh]angup)[[:cntrl:]]", "Event: Dial" })
	void considersFiltersOnTheNamesOfEvents(String filter, CapturedOutput output) {
		this.runner.withPropertyValues("ami.events.filters[0]=" + filter)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("the live view does not work, because ami.events.filters excludes ")
			.containsPattern("filters excludes .*(Hangup|AgentCalled)");
	}

	@Test
	void namesThePropertyOfTheServer(CapturedOutput output) {
		this.runner
			.withPropertyValues("ami.servers.east.host=127.0.0.2", "ami.servers.east.events.mask=call,dialplan",
					"ami.servers.west.host=127.0.0.3")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce(": the live view")
			.contains("PBX \"east\": the live view is incomplete, because ami.servers.east.events.mask=call,dialplan");
	}

}
