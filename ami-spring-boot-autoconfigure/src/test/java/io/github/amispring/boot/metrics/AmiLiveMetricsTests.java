/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.time.Instant;
import java.util.List;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.boot.testsupport.FakePbx;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.LiveStatistics;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.QueueCaller;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AmiLiveMetrics}.
 */
class AmiLiveMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final FakePbx pbx = new FakePbx();

	private final FakePbx other = new FakePbx("other");

	@BeforeEach
	void bind() {
		new AmiLiveMetrics(LivePbxs.of(List.of(this.pbx.view(), this.other.view())), AmiClients.of(List.of()))
			.bindTo(this.registry);
	}

	@Test
	void reportsWhetherTheViewIsValid() {
		assertThat(gauge("ami.live.valid")).isZero();
		this.pbx.start();
		assertThat(gauge("ami.live.valid")).isOne();
		this.pbx.client().disconnect("test");
		assertThat(gauge("ami.live.valid")).isZero();
	}

	@Test
	void countsCallsByState() {
		this.pbx.start();
		this.pbx.call("1.1");
		this.pbx.call("2.1");
		this.pbx.answer("2.1", "2.2");
		assertThat(gauge("ami.live.calls", "state", "dialing")).isOne();
		assertThat(gauge("ami.live.calls", "state", "talking")).isOne();
		assertThat(gauge("ami.live.calls", "state", "held")).isZero();
		assertThat(gauge("ami.live.channels")).isEqualTo(3);
		assertThat(this.registry.get("ami.live.calls").tag("server", "fake").meters())
			.hasSize(CallState.values().length - 1);
		assertThat(this.registry.get("ami.live.calls").tags("server", "other", "state", "talking").gauge().value())
			.isZero();
	}

	@Test
	void countsEndedCallsAndTheirTimes() {
		this.pbx.start();
		this.pbx.call("1.1");
		this.pbx.hangUp("1.1");
		this.pbx.call("2.1");
		this.pbx.answer("2.1", "2.2");
		this.pbx.hangUp("2.1", "2.2");
		assertThat(ended("answered")).isOne();
		assertThat(ended("merged")).isZero();
		assertThat(this.registry.get("ami.live.calls.ended")
			.tag("server", "fake")
			.counters()
			.stream()
			.mapToDouble((counter) -> counter.count())
			.sum()).isEqualTo(2);
		assertThat(this.registry.get("ami.live.call.talk").tag("server", "fake").timer().count()).isOne();
		assertThat(this.registry.get("ami.live.call.ring").tag("server", "fake").timer().count()).isOne();
	}

	@Test
	void doesNotMeasureMergedCalls() {
		this.pbx.start();
		this.pbx.call("1.1");
		this.pbx.answer("1.1", "1.2");
		this.pbx.call("2.1");
		this.pbx.answer("2.1", "2.2");
		// Asterisk changes the Linkedid when it merges calls
		this.pbx.client()
			.publish("BridgeEnter", "Channel", "PJSIP/101-2.2", "Uniqueid", "2.2", "Linkedid", "1.1", "ChannelState",
					"6", "BridgeUniqueid", "b-1.1", "BridgeType", "basic");
		assertThat(ended("merged")).isOne();
		assertThat(this.registry.get("ami.live.call.talk").tag("server", "fake").timer().count()).isZero();
		assertThat(this.registry.get("ami.live.call.ring").tag("server", "fake").timer().count()).isZero();
	}

	private double ended(String outcome) {
		return this.registry.get("ami.live.calls.ended").tags("server", "fake", "outcome", outcome).counter().count();
	}

	@Test
	void reportsStatistics() {
		LivePbx view = mock();
		given(view.server()).willReturn("mock");
		given(view.snapshot()).willReturn(this.pbx.view().snapshot());
		given(view.statistics()).willReturn(new LiveStatistics(1, 2, 3, 4, 5, 6));
		new AmiLiveMetrics(LivePbxs.of(List.of(view)), AmiClients.of(List.of())).bindTo(this.registry);
		assertThat(counter("ami.live.dropped")).isEqualTo(3);
		assertThat(counter("ami.live.leaks")).isEqualTo(4);
		assertThat(counter("ami.live.errors")).isEqualTo(5);
		assertThat(counter("ami.live.changes.lost")).isEqualTo(6);
	}

	private double counter(String name) {
		return this.registry.get(name).tag("server", "mock").functionCounter().count();
	}

	@Test
	void addsAndRemovesTheMetersOfQueues() {
		this.pbx.start();
		assertThat(queueMeters()).isEmpty();
		this.pbx.queues(FakePbx.queue("sales"), FakePbx.queue("support"));
		assertThat(gauge("ami.live.queue.waiting", "queue", "sales")).isZero();
		int metersOfOneQueue = queueMeters().size() / 2;
		this.pbx.queues(FakePbx.queue("support"));
		assertThat(queueMeters()).hasSize(metersOfOneQueue)
			.allSatisfy((meter) -> assertThat(meter.getId().getTag("queue")).isEqualTo("support"));
		this.pbx.call("1.1");
		this.pbx.joinQueue("1.1", "new");
		assertThat(gauge("ami.live.queue.waiting", "queue", "new")).isOne();
		assertThat(queueMeters()).hasSize(2 * metersOfOneQueue);
	}

	private List<Meter> queueMeters() {
		return this.registry.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().startsWith("ami.live.queue."))
			.toList();
	}

	@Test
	void reportsWaitingCallers() {
		this.pbx.start();
		this.pbx.queues(FakePbx.queue("support"));
		assertThat(gauge("ami.live.queue.longest.wait", "queue", "support")).isZero();
		this.pbx.call("1.1");
		this.pbx.joinQueue("1.1", "support");
		this.pbx.call("2.1");
		this.pbx.joinQueue("2.1", "support");
		assertThat(gauge("ami.live.queue.waiting", "queue", "support")).isEqualTo(2);
		QueueCaller first = this.pbx.view().queue("support").orElseThrow().callers().get(0);
		double waited = (Instant.now().toEpochMilli() - first.joinedAt().toEpochMilli()) / 1000.0;
		assertThat(gauge("ami.live.queue.longest.wait", "queue", "support")).isCloseTo(waited, within(2.0));
	}

	@Test
	void countsMembersByState() {
		this.pbx.start();
		this.pbx.queues(FakePbx.queue("support"), FakePbx.member("support", "PJSIP/100", 1, false),
				FakePbx.member("support", "PJSIP/101", 2, false), FakePbx.member("support", "PJSIP/102", 5, false),
				FakePbx.member("support", "PJSIP/103", 6, false), FakePbx.member("support", "PJSIP/104", 1, true),
				FakePbx.member("support", "PJSIP/105", 0, false));
		assertThat(List.of("idle", "busy", "unavailable", "ringing", "paused", "unknown"))
			.allSatisfy((state) -> assertThat(members(state)).isOne());
		assertThat(members("wrap-up")).isZero();
	}

	private double members(String state) {
		return this.registry.get("ami.live.queue.members")
			.tags("server", "fake", "queue", "support", "state", state)
			.gauge()
			.value();
	}

	private double gauge(String name, String... tags) {
		return this.registry.get(name).tag("server", "fake").tags(tags).gauge().value();
	}

}
