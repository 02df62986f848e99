/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.amispring.event.DeviceState;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.model.QueueVisit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class MemberStatusTests {

	private static final String PHONE = "PJSIP/101";

	private static final Instant LATER = TestPbx.NOON.plusSeconds(5);

	private final TestPbx pbx = new TestPbx();

	@ParameterizedTest
	@MethodSource
	void followsTheDevice(DeviceState device, MemberStatus expected) {
		assertThat(status(member(device, null, false, false))).isEqualTo(expected);
	}

	static Stream<Arguments> followsTheDevice() {
		return Stream.of(Arguments.of(DeviceState.NOT_INUSE, MemberStatus.AVAILABLE),
				Arguments.of(DeviceState.INUSE, MemberStatus.BUSY), Arguments.of(DeviceState.BUSY, MemberStatus.BUSY),
				Arguments.of(DeviceState.RINGINUSE, MemberStatus.BUSY),
				Arguments.of(DeviceState.ONHOLD, MemberStatus.BUSY),
				Arguments.of(DeviceState.RINGING, MemberStatus.RINGING),
				Arguments.of(DeviceState.UNAVAILABLE, MemberStatus.UNAVAILABLE),
				Arguments.of(DeviceState.INVALID, MemberStatus.UNAVAILABLE),
				Arguments.of(DeviceState.UNKNOWN, MemberStatus.UNKNOWN));
	}

	@Test
	void usesTheDeviceIfTheQueueDoesNotKnowItsState() {
		QueueMember member = member(null, null, false, false);
		assertThat(status(member)).isEqualTo(MemberStatus.UNKNOWN);
		this.pbx.with(TestPbx.device(PHONE, DeviceState.INUSE));
		assertThat(status(member)).isEqualTo(MemberStatus.BUSY);
	}

	@Test
	void prefersWhatTheQueueKnows() {
		assertThat(status(member(DeviceState.INUSE, null, true, false))).isEqualTo(MemberStatus.IN_CALL);
		assertThat(status(member(DeviceState.RINGING, null, false, true))).isEqualTo(MemberStatus.RINGING);
		assertThat(status(member(DeviceState.INUSE, "Lunch", false, false))).isEqualTo(MemberStatus.PAUSED);
		assertThat(status(member(DeviceState.UNAVAILABLE, "Lunch", false, false))).isEqualTo(MemberStatus.PAUSED);
	}

	@Test
	void aMemberWhoPausesDuringACallStillHasTheCall() {
		QueueView.Member shown = shown(member(DeviceState.INUSE, "Lunch", true, false));
		assertThat(shown.status()).isEqualTo(MemberStatus.IN_CALL);
		assertThat(shown.pausedReason()).isEqualTo("Lunch");
	}

	@Test
	void wrapsUpSinceTheLastCall() {
		QueueMember member = new QueueMember(PHONE, "Bob", null, "static", 0, DeviceState.NOT_INUSE, false, null, null,
				Duration.ZERO, false, false, 3, TestPbx.NOON, LATER, 0);
		QueueView.Member shown = shown(member);
		assertThat(shown.status()).isEqualTo(MemberStatus.WRAP_UP);
		assertThat(shown.since()).isEqualTo(TestPbx.NOON);
		assertThat(shown.wrapUpUntil()).isEqualTo(LATER);
		assertThat(shown.dynamic()).isFalse();
	}

	@Test
	void isInACallSinceTheCallerWasConnected() {
		QueueVisit visit = new QueueVisit("support", "100", TestPbx.NOON, LATER, QueueOutcome.CONNECTED, PHONE);
		this.pbx.with(TestPbx.call("1", CallState.TALKING, List.of(), List.of(visit), TestPbx.party("100"),
				TestPbx.party("101")));
		this.pbx.with(TestPbx.device(PHONE, DeviceState.INUSE, "pbx/1"));
		assertThat(shown(member(DeviceState.INUSE, null, true, false)).since()).isEqualTo(LATER);
	}

	@Test
	void ringsSinceThePhoneRings() {
		this.pbx.with(TestPbx.call("1", CallState.QUEUED, List.of(TestPbx.attempt("101", LATER, null)), List.of(),
				TestPbx.party("100")));
		this.pbx.with(TestPbx.device(PHONE, DeviceState.RINGING, "pbx/1"));
		assertThat(shown(member(DeviceState.RINGING, null, false, true)).since()).isEqualTo(LATER);
	}

	@Test
	void isPausedSinceThePauseBegan() {
		QueueView.Member shown = shown(member(DeviceState.NOT_INUSE, "Lunch", false, false));
		assertThat(shown.since()).isEqualTo(TestPbx.NOON.minusSeconds(60));
		assertThat(shown.pausedReason()).isEqualTo("Lunch");
	}

	@Test
	void isAvailableSinceTheDeviceIsIdle() {
		QueueMember member = member(DeviceState.NOT_INUSE, null, false, false);
		assertThat(shown(member).since()).isNull();
		this.pbx.with(TestPbx.device(PHONE, DeviceState.NOT_INUSE));
		assertThat(shown(member).since()).isEqualTo(TestPbx.NOON);
	}

	@Test
	void usesTheDeviceOfTheStateInterface() {
		QueueMember member = new QueueMember("Local/101@agents", "Local/101@agents", "PJSIP/102", "dynamic", 0, null,
				false, null, null, Duration.ZERO, false, false, null, null, null, 0);
		this.pbx.with(TestPbx.device("PJSIP/102", DeviceState.ONHOLD));
		QueueView.Member shown = shown(member);
		assertThat(shown.device()).isEqualTo("PJSIP/102");
		assertThat(shown.status()).isEqualTo(MemberStatus.BUSY);
		assertThat(shown.name()).isEqualTo("Carla");
	}

	private static QueueMember member(@Nullable DeviceState status, @Nullable String pausedReason, boolean inCall,
			boolean ringing) {
		return TestPbx.member(PHONE, "Bob", status, pausedReason, inCall, ringing);
	}

	private MemberStatus status(QueueMember member) {
		return shown(member).status();
	}

	private QueueView.Member shown(QueueMember member) {
		this.pbx.with(TestPbx.queue("support", member));
		return ViewDiff.all(this.pbx.state()).queues().get(0).members().get(0);
	}

}
