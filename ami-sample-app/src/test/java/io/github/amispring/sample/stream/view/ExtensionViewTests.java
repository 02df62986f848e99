/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream.view;

import java.util.List;

import io.github.amispring.event.DeviceState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExtensionViewTests {

	private final TestPbx pbx = new TestPbx();

	@ParameterizedTest
	@CsvSource({ "0,IDLE", "1,IN_USE", "2,BUSY", "4,UNAVAILABLE", "8,RINGING", "9,RINGING", "16,ON_HOLD", "17,IN_USE",
			"-1,UNKNOWN", ",UNKNOWN" })
	void decodesTheBitsOfTheState(Integer status, ExtensionState expected) {
		this.pbx.with(TestPbx.extension("100", "PJSIP/100", status));
		assertThat(shown().state()).isEqualTo(expected);
	}

	@Test
	void showsTheDevicesOfAHint() {
		this.pbx.with(TestPbx.device("PJSIP/102", DeviceState.INUSE, "pbx/2", "pbx/1"));
		this.pbx.with(TestPbx.device("PJSIP/103", DeviceState.INUSE, "pbx/1", "pbx/3"));
		this.pbx.with(TestPbx.extension("100", "PJSIP/102&PJSIP/103,CustomPresence:102", 1));
		assertThat(shown()).isEqualTo(new ExtensionView("pbx|100@internal", "pbx", "100", "internal", "Carla",
				"PJSIP/102", ExtensionState.IN_USE, TestPbx.NOON, "Sales", List.of("pbx/1", "pbx/2", "pbx/3")));
	}

	@Test
	void showsPhonesWithoutAHint() {
		this.pbx.with(TestPbx.device("PJSIP/102", DeviceState.RINGINUSE, "pbx/1"));
		assertThat(shown()).isEqualTo(new ExtensionView("pbx|PJSIP/102", "pbx", "102", null, "Carla", "PJSIP/102",
				ExtensionState.RINGING, TestPbx.NOON, null, List.of("pbx/1")));
	}

	@Test
	void showsNeitherTrunksNorDevicesThatOnlyHaveAState() {
		for (String device : new String[] { "PJSIP/trunk", "PJSIP/trunk-backup", "Queue:support", "park:701@default",
				"confbridge:800", "Local/100@default", "Custom:night" }) {
			this.pbx.with(TestPbx.device(device, DeviceState.INUSE));
		}
		assertThat(ViewDiff.all(this.pbx.state()).extensions()).isEmpty();
	}

	@Test
	void aHintReplacesItsPhone() {
		this.pbx.with(TestPbx.device("PJSIP/102", DeviceState.NOT_INUSE));
		PbxState before = this.pbx.state();
		this.pbx.with(TestPbx.extension("102", "PJSIP/102", 0));
		PbxChanges changes = ViewDiff.between(before, this.pbx.state());
		assertThat(changes.extensions()).extracting(ExtensionView::key).containsExactly("pbx|102@internal");
		assertThat(changes.goneExtensions()).containsExactly("pbx|PJSIP/102");
	}

	private ExtensionView shown() {
		return ViewDiff.all(this.pbx.state()).extensions().get(0);
	}

}
