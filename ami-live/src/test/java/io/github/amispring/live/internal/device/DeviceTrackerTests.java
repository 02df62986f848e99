/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.event.DeviceState;
import io.github.amispring.event.DeviceStateChangeEvent;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.ExtensionStatusEvent;
import io.github.amispring.live.event.DeviceChangedEvent;
import io.github.amispring.live.event.ExtensionChangedEvent;
import io.github.amispring.live.event.LiveEvent;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.internal.publish.Publication;
import io.github.amispring.live.model.LiveDevice;
import io.github.amispring.live.model.LiveExtension;
import io.github.amispring.live.settings.LiveLimits;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link DeviceTracker}.
 */
class DeviceTrackerTests {

	private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private static final String DESK = "PJSIP/desk";

	private final EventTime time = new EventTime();

	private final Drops drops = new Drops();

	private final EventRouter router = new EventRouter();

	private final DeviceTracker tracker = new DeviceTracker(
			LiveSettings.defaults().withLimits(new LiveLimits(1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 0, Duration.ZERO, 1)),
			this.time, this.drops, this.router);

	private final Publication publication = new Publication("pbx", NOON);

	private final List<LiveEvent> changes = new ArrayList<>();

	DeviceTrackerTests() {
		this.time.set(NOON);
	}

	@ParameterizedTest
	@EnumSource(DeviceState.class)
	void followsStates(DeviceState state) {
		device(DESK, state.name());
		assertThat(devices()).containsExactly(Map.entry(DESK, new LiveDevice(DESK, state, NOON, Set.of())));
		assertThat(this.changes).singleElement()
			.isInstanceOfSatisfying(DeviceChangedEvent.class,
					(change) -> assertThat(change.device()).isEqualTo(devices().get(DESK)));
	}

	@Test
	void ignoresEventWithoutChange() {
		device(DESK, "INUSE");
		this.time.set(NOON.plusSeconds(1));
		device(DESK, "INUSE");
		assertThat(devices().get(DESK).since()).isEqualTo(NOON);
		assertThat(this.changes).hasSize(1);
	}

	@Test
	void ignoresStateThatIsNotKnown() {
		device(DESK, "ASLEEP");
		event("DeviceStateChange", "Device", DESK);
		event("DeviceStateChange", "State", "INUSE");
		assertThat(devices()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Local/100@default", "CBAnn/room", "CBRec/room", "Announcer/ARI", "Recorder/ARI" })
	void ignoresDevicesThatAsteriskDoesNotList(String device) {
		device(device, "INUSE");
		device(device, "UNKNOWN");
		assertThat(devices()).isEmpty();
		assertThat(this.tracker.sizes()).containsExactly(0, 0);
		assertThat(this.changes).isEmpty();
	}

	@Test
	void showsTheCallsOfADevice() {
		device(DESK, "INUSE");
		calls(DESK, Set.of("pbx/1"));
		assertThat(devices().get(DESK)).isEqualTo(new LiveDevice(DESK, DeviceState.INUSE, NOON, Set.of("pbx/1")));
		device(DESK, "ONHOLD");
		assertThat(devices().get(DESK).callIds()).containsExactly("pbx/1");
		calls(DESK, Set.of());
		assertThat(devices().get(DESK).callIds()).isEmpty();
		assertThat(this.changes).hasSize(2);
	}

	@Test
	void showsADeviceWithCallsOnlyWhileItHasCalls() {
		calls(DESK, Set.of("pbx/1"));
		assertThat(devices().get(DESK)).isEqualTo(new LiveDevice(DESK, null, null, Set.of("pbx/1")));
		calls(DESK, Set.of());
		assertThat(devices()).isEmpty();
		assertThat(this.tracker.sizes()).containsExactly(0, 0);
		assertThat(this.changes).isEmpty();
	}

	@Test
	void seedsDevices() {
		device(DESK, "INUSE");
		device("PJSIP/gone", "INUSE");
		this.changes.clear();
		this.time.set(NOON.plusSeconds(60));
		this.tracker.seed(List.of(listed(DESK, "INUSE"), listed("PJSIP/new", "RINGING")), List.of());
		publish();
		assertThat(devices()).containsOnly(Map.entry(DESK, new LiveDevice(DESK, DeviceState.INUSE, NOON, Set.of())),
				Map.entry("PJSIP/new", new LiveDevice("PJSIP/new", DeviceState.RINGING, null, Set.of())));
		assertThat(this.changes).hasSize(2);
	}

	@Test
	void hasNoInstantOfAChangeInTheGap() {
		device(DESK, "INUSE");
		this.tracker.seed(List.of(listed(DESK, "NOT_INUSE")), List.of());
		publish();
		assertThat(devices().get(DESK).since()).isNull();
	}

	@Test
	void seedKeepsDeviceWithCalls() {
		device(DESK, "INUSE");
		calls(DESK, Set.of("pbx/1"));
		this.tracker.seed(List.of(), List.of());
		publish();
		assertThat(devices().get(DESK)).isEqualTo(new LiveDevice(DESK, null, null, Set.of("pbx/1")));
	}

	@Test
	void dropsDevices() {
		device("PJSIP/1", "INUSE");
		device("PJSIP/2", "INUSE");
		device("PJSIP/3", "INUSE");
		calls("PJSIP/4", Set.of("pbx/1"));
		assertThat(devices()).containsOnlyKeys("PJSIP/1", "PJSIP/2");
		assertThat(this.drops.count()).isEqualTo(2);
	}

	@Test
	void followsExtensions() {
		extension("100", "1", "InUse");
		assertThat(extensions())
			.containsExactly(Map.entry("100@in", new LiveExtension("100", "in", DESK, 1, "InUse", NOON)));
		this.time.set(NOON.plusSeconds(3));
		extension("100", "1", "InUse");
		extension("100", "0", "Idle");
		assertThat(extensions().get("100@in").since()).isEqualTo(NOON.plusSeconds(3));
		assertThat(this.changes).hasSize(2).allMatch(ExtensionChangedEvent.class::isInstance);
	}

	@Test
	void removesExtensionWithoutHint() {
		extension("100", "1", "InUse");
		extension("100", "-2", "Removed");
		assertThat(extensions()).isEmpty();
		assertThat(this.changes).hasSize(2);
		assertThat(((ExtensionChangedEvent) this.changes.get(1)).extension().statusCode()).isNull();
	}

	@Test
	void seedsExtensions() {
		extension("100", "1", "InUse");
		extension("101", "1", "InUse");
		this.changes.clear();
		this.time.set(NOON.plusSeconds(60));
		this.tracker.seed(List.of(),
				List.of((ExtensionStatusEvent) decode("ExtensionStatus", extensionHeaders("100", "1", "InUse")),
						(ExtensionStatusEvent) decode("ExtensionStatus", extensionHeaders("102", "0", "Idle"))));
		publish();
		assertThat(extensions()).containsOnly(
				Map.entry("100@in", new LiveExtension("100", "in", DESK, 1, "InUse", NOON)),
				Map.entry("102@in", new LiveExtension("102", "in", DESK, 0, "Idle", null)));
		assertThat(this.changes).hasSize(2);
	}

	@Test
	void ignoresExtensionWithoutContext() {
		event("ExtensionStatus", "Exten", "100", "Status", "1");
		assertThat(extensions()).isEmpty();
	}

	private void device(String name, String state) {
		event("DeviceStateChange", "Device", name, "State", state);
	}

	private static DeviceStateChangeEvent listed(String name, String state) {
		return (DeviceStateChangeEvent) decode("DeviceStateChange", "Device", name, "State", state);
	}

	private void calls(String device, Set<String> callIds) {
		this.tracker.calls(device, callIds);
		publish();
	}

	private static String[] extensionHeaders(String exten, String status, String text) {
		return new String[] { "Exten", exten, "Context", "in", "Hint", DESK, "Status", status, "StatusText", text };
	}

	private void extension(String exten, String status, String text) {
		event("ExtensionStatus", extensionHeaders(exten, status, text));
	}

	private static AmiEvent decode(String name, String... headers) {
		List<String> all = new ArrayList<>(List.of("Event", name));
		all.addAll(Arrays.asList(headers));
		return EventTypes.decode(AmiMessage.of(all.toArray(String[]::new)));
	}

	private void event(String name, String... headers) {
		this.router.route(decode(name, headers));
		publish();
	}

	private void publish() {
		this.publication.begin(this.time.now());
		this.tracker.publish(this.publication);
		this.changes.addAll(this.publication.takeEvents());
	}

	private Map<String, LiveDevice> devices() {
		return this.publication.snapshot().devices();
	}

	private Map<String, LiveExtension> extensions() {
		return this.publication.snapshot().extensions();
	}

}
